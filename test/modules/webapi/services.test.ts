import t from 'tap'
import { createTestApp } from '../../helpers/app.ts'
import { createPerson } from '../../helpers/people.ts'
import { hashCheaply } from '../../helpers/app.ts'
import { callService, fetchToken } from '../../helpers/rest.ts'

t.test('the stores are told in the original\'s names, the Admin\'s own among them', async t => {
  const testApp = await createTestApp(t)
  const token = await fetchToken(testApp)
  const { status, headers, body } = await callService(testApp, 'GET', '/V1/store/websites', { token })
  t.equal(status, 200)
  t.equal(headers['content-type'], 'application/json; charset=utf-8')
  t.equal(headers['cache-control'], 'no-store')
  t.same((body as object[])[0], { id: 0, code: 'admin', name: 'Admin', default_group_id: 0 })
  t.match(body, [{}, { id: 1, code: 'base', name: 'Main Website', default_group_id: 1 }, {}])
  t.match((await callService(testApp, 'GET', '/V1/store/storeGroups', { token })).body, [{ id: 0 }, { id: 1, website_id: 1, root_category_id: 2, default_store_id: 1, name: 'Main Website Store', code: 'main_website_store' }, {}])
  t.match((await callService(testApp, 'GET', '/V1/store/storeViews', { token })).body, [{ id: 0, code: 'admin' }, { id: 1, code: 'default', name: 'Default Store View', website_id: 1, store_group_id: 1, is_active: 1 }, {}, { code: 'fr' }])
})

t.test('what is configured for store views follows the scopes, and can be asked for by code', async t => {
  const testApp = await createTestApp(t, { variables: { CONFIG__STORES__FR__GENERAL__LOCALE__CODE: 'fr_FR', CONFIG__DEFAULT__WEB__SECURE__BASE_URL: 'https://shop.example/' } })
  const token = await fetchToken(testApp)
  const { body } = await callService(testApp, 'GET', '/V1/store/storeConfigs?storeCodes[]=fr&storeCodes[]=default', { token })
  t.match(body, [{ code: 'default', locale: 'en_US', base_currency_code: 'USD', timezone: 'America/Los_Angeles', weight_unit: 'lbs' }, { id: 3, code: 'fr', website_id: 2, locale: 'fr_FR', secure_base_url: 'https://shop.example/', secure_base_static_url: 'https://shop.example/static/' }])
  t.match((body as Array<{ base_url: string, base_media_url: string }>)[0], { base_url: /^http:\/\/.*\/$/, base_media_url: /\/media\/$/ })
  t.match((await callService(testApp, 'GET', '/V1/store/storeConfigs?storeCodes[0]=fr', { token })).body, [{ code: 'fr' }])
  t.equal(((await callService(testApp, 'GET', '/V1/store/storeConfigs', { token })).body as unknown[]).length, 3)
})

t.test('every way to name a store view leads to the same services, and an unknown code to none', async t => {
  const testApp = await createTestApp(t)
  const token = await fetchToken(testApp)
  for (const path of ['/V1/modules', '/all/V1/modules', '/default/V1/modules', '/fr/V1/modules', '/V1/modules/']) {
    const { status, body } = await callService(testApp, 'GET', path, { token })
    t.equal(status, 200, path)
    t.ok((body as string[]).includes('Magento_Store'), path)
  }
  for (const path of ['/nowhere/V1/modules', '/V1/nothing', '/V2/modules', '/fr/modules', '/']) {
    t.match(await callService(testApp, 'GET', path, { token }), { status: 404, body: { message: 'Request does not match any route.' } }, path)
  }
})

t.test('a service asks for its ACL resource, and names it as the original does', async t => {
  const testApp = await createTestApp(t)
  const passwordHash = await hashCheaply('clerk-Canary-1')
  await createPerson(testApp, ['Magento_User::acl_users'], { passwordHash })
  const token = await fetchToken(testApp, { username: 'clerk', password: 'clerk-Canary-1' })
  t.equal((await callService(testApp, 'GET', '/V1/backroom/users', { token })).status, 200)
  t.equal((await callService(testApp, 'GET', '/V1/modules', { token })).status, 200, 'every user may ask for the modules')
  const refusal = { status: 401, body: { message: "The consumer isn't authorized to access %resources.", parameters: { resources: 'Magento_Backend::store' } } }
  t.match(await callService(testApp, 'GET', '/V1/store/websites', { token }), refusal)
  t.match(await callService(testApp, 'GET', '/V1/store/websites'), refusal, 'as to a guest')
  t.match(await callService(testApp, 'GET', '/V1/store/websites', { token: 'x'.repeat(32) }), refusal, 'as with a token that is none')
  const events = await testApp.database('backroom_audit_event').where({ action: 'service_called' }).select('user_name', 'outcome', 'target')
  t.same(events, [{ user_name: 'clerk', outcome: 'refused', target: 'GET /V1/store/websites' }], 'refused calls of somebody are recorded, reading ones that pass are not')
})

t.test('Allow Anonymous Guest Access opens the stores, and nothing else', async t => {
  const testApp = await createTestApp(t, { variables: { CONFIG__DEFAULT__WEBAPI__WEBAPISECURITY__ALLOW_INSECURE: '1' } })
  t.equal((await callService(testApp, 'GET', '/V1/store/storeViews')).status, 200)
  t.equal((await callService(testApp, 'GET', '/V1/modules')).status, 401)
  t.equal((await callService(testApp, 'GET', '/V1/backroom/users')).status, 401)
})
