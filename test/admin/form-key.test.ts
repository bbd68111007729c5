import t from 'tap'
import { hashToken } from '../../src/kernel/secrets.ts'
import { createTestApp } from '../helpers/app.ts'
import { issueKey } from '../helpers/channel.ts'
import { enter, formKeyOf } from '../helpers/people.ts'
import { collectRoutes } from '../helpers/routes.ts'

const sentence = 'Invalid Form Key. Please refresh the page.'
const general = '/admin/admin/system_config/edit/section/general/'
const name = 'groups[store_information][fields][name][value]'

t.test('a form key of another session, or of the login form before it, is refused', async t => {
  const testApp = await createTestApp(t)
  const [one, other] = [await enter(testApp), await enter(testApp)]
  await other.open('/admin/admin/dashboard/')
  await one.open(general)
  const page = await one.submit('#config-edit-form', { form_key: formKeyOf(other), [name]: 'x' })
  t.match(page.messages('error').join(), sentence)
  t.same(await testApp.database('core_config_data'), [])
})

t.test('a form that another site sends is refused even with the right form key, and nothing of it is kept', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(general)
  const fields: Array<[string, string]> = [['form_key', formKeyOf(admin)], [name, 'theirs']]
  for (const [header, value] of [['sec-fetch-site', 'cross-site'], ['sec-fetch-site', 'same-site'], ['origin', 'https://evil.example'], ['origin', 'null'], ['origin', 'http://localhost:9081']] as const) {
    const page = await admin.post(general.replace('/edit/', '/save/'), fields, { [header]: value })
    t.same(page.messages('error'), [sentence], `${header}: ${value}`)
  }
  t.same(await testApp.database('core_config_data'), [])
  t.same(await testApp.database('backroom_draft'), [])
})

t.test('a form from our own page passes, whatever headers the browser adds', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(general)
  const fields: Array<[string, string]> = [['form_key', formKeyOf(admin)], [name, 'ours']]
  for (const [header, value] of [['sec-fetch-site', 'same-origin'], ['sec-fetch-site', 'none'], ['origin', 'http://localhost:9080']] as const) {
    t.same((await admin.post(general.replace('/edit/', '/save/'), fields, { [header]: value })).messages('success'), ['You saved the configuration.'])
  }
})

t.test('a form key in the address or in another kind of body does not count', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(general)
  const formKey = formKeyOf(admin)
  const url = `${general.replace('/edit/', '/save/')}form_key/${formKey}/?form_key=${formKey}`
  t.match((await admin.post(url, [[name, 'x']])).messages('error').join(), sentence)
  for (const [type, body] of [['application/json', JSON.stringify({ form_key: formKey, groups: {} })], ['text/plain', `form_key=${formKey}`]] as const) {
    const page = await admin.post(general.replace('/edit/', '/save/'), body, { 'content-type': type })
    t.same(page.messages('error'), [sentence], type)
  }
  const xml = await admin.post(general.replace('/edit/', '/save/'), '<x/>', { 'content-type': 'application/xml' })
  t.equal(xml.status, 415)
  t.same(await testApp.database('core_config_data'), [])
})

t.test('two form keys are one too many', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(general)
  t.equal((await admin.post(general.replace('/edit/', '/save/'), [['form_key', 'x'], ['form_key', formKeyOf(admin)], [name, 'x']])).status, 400)
  t.same(await testApp.database('core_config_data'), [])
})

t.test('every form of the account site asks for its own form key', async t => {
  const { built: testApp, routes } = await collectRoutes(async () => await createTestApp(t))
  const { accountId } = await issueKey(testApp)
  await testApp.database('backroom_session').insert({ id_hash: hashToken('owner'), realm: 'account', user_id: accountId, created_at: testApp.clock.now().getTime(), last_seen_at: testApp.clock.now().getTime() })
  const tables = ['account_customer', 'account_api_key', 'backroom_session']
  const dump = async (): Promise<string> => JSON.stringify(await Promise.all(tables.map(async table => await testApp.database(table))))
  const before = await dump()
  const posts = routes.filter(route => route.method === 'POST' && route.url.startsWith('/account/'))
  t.ok(posts.length >= 6, `${posts.length} were found`)
  for (const { url } of posts) {
    for (const cookie of ['backroom-account=owner', 'backroom-account=nobody']) {
      const answer = await testApp.app.inject({ method: 'POST', url: url.replace(/:\w+/, '1'), headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: 'form_key=wrong&description=x&firstname=x' })
      const isAtLogin = String(answer.headers.location).startsWith('/account/customer/account/')
      t.ok(answer.statusCode === 422 || (answer.statusCode === 302 && isAtLogin), `${url}: ${answer.statusCode}`)
    }
  }
  t.equal(await dump(), before)
})
