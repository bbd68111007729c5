import t from 'tap'
import { adminUser, createTestApp, hashCheaply } from '../../helpers/app.ts'
import { createPerson } from '../../helpers/people.ts'
import { callService, fetchToken } from '../../helpers/rest.ts'

const path = '/V1/integration/admin/token'
const refusal = { status: 401, body: { message: 'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.' } }
const hour = 3600

t.test('a password gets a token of 32 characters, of which only the hash is stored', async t => {
  const testApp = await createTestApp(t)
  const token = await fetchToken(testApp)
  t.match(token, /^[0-9a-z]{32}$/)
  t.equal((await callService(testApp, 'GET', '/V1/modules', { token })).status, 200)
  const row = await testApp.database('oauth_token').first()
  t.match(row, { admin_id: 1, consumer_id: null, type: 'access', revoked: 0, user_type: 2 })
  t.notOk(JSON.stringify([row, await testApp.database('backroom_audit_event')]).includes(token))
  t.notOk(testApp.log().includes(token))
  t.match(await testApp.database('backroom_audit_event').where({ action: 'admin_token_issued' }), [{ realm: 'rest', user_id: 1, user_name: 'admin', outcome: 'success', target: 'admin' }])
})

t.test('wrong, unknown and inactive read the same, and are recorded', async t => {
  const testApp = await createTestApp(t)
  const userId = await createPerson(testApp, [], { passwordHash: await hashCheaply('clerk-Canary-1') })
  await testApp.database('admin_user').where({ user_id: userId }).update({ is_active: 0 })
  const answers = [
    await callService(testApp, 'POST', path, { body: { username: 'admin', password: 'wrong-1' } }),
    await callService(testApp, 'POST', path, { body: { username: 'nobody', password: 'wrong-1' } }),
    await callService(testApp, 'POST', path, { body: { username: 'clerk', password: 'clerk-Canary-1' } }),
    await callService(testApp, 'POST', path, { body: { username: 'admin', password: 'x'.repeat(2000) } })
  ]
  for (const answer of answers) {
    t.match(answer, refusal)
    t.equal(answer.text, answers[0]!.text)
  }
  const events = await testApp.database('backroom_audit_event').where({ action: 'admin_token_refused' })
  t.same(events.map(event => [event.outcome, event.target]), ['admin', 'nobody', 'clerk', 'admin'].map(name => ['refused', name]))
  t.notOk(JSON.stringify(events).includes('wrong-1'))
})

t.test('failures count as those of signing in do, and lock a user name as Authentication Locks says', async t => {
  const testApp = await createTestApp(t, { variables: { CONFIG__DEFAULT__OAUTH__AUTHENTICATION_LOCK__MAX_FAILURES_COUNT: '2', CONFIG__DEFAULT__OAUTH__AUTHENTICATION_LOCK__TIMEOUT: '60' } })
  for (const username of ['nobody', 'admin']) {
    for (let attempt = 0; attempt < 2; attempt++) await callService(testApp, 'POST', path, { body: { username, password: 'wrong-1' } })
  }
  t.match(await testApp.database('admin_user').first('failures_num'), { failures_num: 2 }, 'the lockout of the Admin counts them too')
  t.match(await callService(testApp, 'POST', path, { body: adminUser }), refusal, 'locked')
  testApp.clock.forward(61)
  const token = await fetchToken(testApp)
  t.ok(token, 'unlocked')
  t.same(await testApp.database('oauth_token_request_log'), [], 'and forgotten, those of others with it')
})

t.test('many requests at once are no more than many in turn', async t => {
  const testApp = await createTestApp(t)
  await Promise.all(Array.from({ length: 12 }, async () => await callService(testApp, 'POST', path, { body: { username: 'nobody', password: 'wrong-1' } })))
  const reasons = (await testApp.database('backroom_audit_event').where({ action: 'admin_token_refused' })).map(event => (JSON.parse(event.details as string) as { reason: string }).reason)
  t.equal(reasons.filter(reason => reason === 'sign_in').length, 6)
  t.equal(reasons.filter(reason => reason === 'too_many_requests').length, 6)
})

t.test('a token expires, as Access Token Expiration says, and is revoked by its owner', async t => {
  const testApp = await createTestApp(t)
  const token = await fetchToken(testApp)
  testApp.clock.forward(4 * hour - 1)
  t.equal((await callService(testApp, 'GET', '/V1/modules', { token })).status, 200)
  testApp.clock.forward(1)
  t.equal((await callService(testApp, 'GET', '/V1/modules', { token })).status, 401)
  const second = await fetchToken(testApp)
  await testApp.database('core_config_data').insert({ scope: 'default', scope_id: 0, path: 'oauth/access_token_lifetime/admin', value: '', updated_at: '2026-03-02 09:00:00' })
  testApp.clock.forward(100 * hour)
  t.equal((await callService(testApp, 'GET', '/V1/modules', { token: second })).status, 200, 'an empty field: for ever')
  t.match(await callService(testApp, 'DELETE', '/V1/backroom/tokens/me', { token: second }), { status: 200, body: true })
  t.equal((await callService(testApp, 'GET', '/V1/modules', { token: second })).status, 401)
  t.equal((await callService(testApp, 'DELETE', '/V1/backroom/tokens/me')).status, 401)
})

t.test('a token is worth what its user may do now', async t => {
  const testApp = await createTestApp(t)
  const userId = await createPerson(testApp, ['Magento_Backend::store'], { passwordHash: await hashCheaply('clerk-Canary-1') })
  const token = await fetchToken(testApp, { username: 'clerk', password: 'clerk-Canary-1' })
  const ask = async (): Promise<number> => (await callService(testApp, 'GET', '/V1/store/websites', { token })).status
  t.equal(await ask(), 200)
  await testApp.database('authorization_rule').where({ resource_id: 'Magento_Backend::store' }).delete()
  t.equal(await ask(), 401, 'the role lost the resource')
  t.equal((await callService(testApp, 'GET', '/V1/modules', { token })).status, 200)
  await testApp.database('admin_user').where({ user_id: userId }).update({ is_active: 0 })
  t.equal((await callService(testApp, 'GET', '/V1/modules', { token })).status, 401, 'the user is inactive')
  await testApp.database('admin_user').where({ user_id: userId }).delete()
  t.same(await testApp.database('oauth_token'), [], 'tokens go with their user')
})
