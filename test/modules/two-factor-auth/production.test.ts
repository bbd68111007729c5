import t from 'tap'
import { adminUser, createTestApp } from '../../helpers/app.ts'
import { callCommand } from '../../helpers/command-line.ts'

const production = { BACKROOM_MODE: 'production', BASE_URL: 'https://shop.example/' }

t.test('in production mode the second factor is on, cannot be saved off, and an installation with it off does not start', async t => {
  const testApp = await createTestApp(t, { variables: production })
  const visitor = testApp.visitor()
  await visitor.open('/admin/')
  await visitor.submit('#login-form', { 'login[username]': adminUser.username, 'login[password]': adminUser.password })
  t.equal(visitor.page().url, '/admin/tfa/google/configure/')
  await t.rejects(createTestApp(t, { variables: { ...production, CONFIG__DEFAULT__TWOFACTORAUTH__GENERAL__ENABLE: '0' } }), { code: 'TWO_FACTOR_OFF' })
  t.match(await callCommand(testApp, 'config:set', 'twofactorauth/general/enable', '0'), { code: 1, out: 'Two-factor authentication cannot be turned off in production mode.\n' })
  t.same(await testApp.database('core_config_data').where('path', 'like', 'twofactorauth/%'), [])
})
