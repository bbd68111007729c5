import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { adminUser, createTestApp, type TestApp } from '../helpers/app.ts'
import { enter } from '../helpers/people.ts'
import { textOfField } from '../modules/integration/credentials.ts'

interface Answer { readonly status: number, readonly data: unknown }
/** What is used of the client; its own types do not fit modules. */
interface Client {
  get: (endpoint: string, params?: object) => Promise<Answer>
  put: (endpoint: string, data: object) => Promise<Answer>
  delete: (endpoint: string) => Promise<Answer>
}
type ClientClass = new (options: object) => Client

const { default: MagentoRestApi } = createRequire(import.meta.url)('magento-api-rest') as { default: ClientClass }

interface Reached extends TestApp { readonly url: string, readonly client: (options?: object) => Client, readonly accessToken: string }

/** An instance that listens, with an active integration that may do everything. */
async function open (t: Test): Promise<Reached> {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open('/admin/admin/integration/new/')
  await admin.submit('#edit_form', { name: 'Ready-made client', current_password: adminUser.password, all_resources: '1', activate: '1' })
  await admin.submit('#edit_form')
  const field = (id: string): string => textOfField(admin, `integration_token_${id}`)
  const options = { consumerKey: field('consumer_key'), consumerSecret: field('consumer_secret'), accessToken: field('token'), tokenSecret: field('token_secret') }
  await testApp.app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(testApp.app.server.address() as AddressInfo).port}`
  // The client knows no clock but the machine's.
  testApp.clock.set(new Date().toISOString())
  return { ...testApp, url, accessToken: options.accessToken, client: (more = {}) => new MagentoRestApi({ url, ...options, ...more }) }
}

t.test('a ready-made client reads stores, modules and users, signed with either hash', async t => {
  const { client } = await open(t)
  for (const sha of [1, 256]) {
    const api = client({ sha })
    t.match(await api.get('store/websites'), { status: 200, data: [{ code: 'admin' }, { code: 'base', name: 'Main Website' }, {}] }, `store/websites, ${sha}`)
    t.match((await api.get('store/storeGroups')).data, [{}, { code: 'main_website_store' }, {}])
    t.match((await api.get('store/storeViews')).data, [{}, { code: 'default' }, {}, { code: 'fr' }])
    t.match((await api.get('store/storeConfigs')).data, [{ code: 'default', locale: 'en_US' }, {}, {}])
    t.ok(((await api.get('modules')).data as string[]).includes('Magento_Integration'))
    t.match((await api.get('backroom/users', { username: 'admin', $perPage: 5 })).data, { items: [{ username: 'admin' }], total_count: 1 })
  }
  t.match((await client({ type: 'all/V1' }).get('store/storeViews')).status, 200)
  t.match((await client({ type: 'fr/V1' }).get('store/storeViews')).status, 200)
})

t.test('it changes the configuration, in the integration\'s name', async t => {
  const { client, database } = await open(t)
  t.match(await client().put('backroom/config/general/locale/code', { value: 'it_IT' }), { status: 200, data: { is_changed: true } })
  t.match(await client().get('backroom/config/general/locale/code'), { data: { value: 'it_IT' } })
  t.match(await client().delete('backroom/config/general/locale/code'), { data: { is_changed: true } })
  t.match(await database('backroom_config_change').orderBy('id').select('user_name', 'user_id'), [{ user_name: 'Ready-made client', user_id: null }, { user_name: 'Ready-made client', user_id: null }])
})

t.test('it understands the refusals', async t => {
  const { client } = await open(t)
  const refusalOf = async (call: Promise<Answer>): Promise<unknown> => {
    try {
      return await call
    } catch (error) {
      return (error as { response: unknown }).response
    }
  }
  t.match(await refusalOf(client({ tokenSecret: 'x'.repeat(32) }).get('modules')), { status: 401, data: { message: 'The signature is invalid. Verify and try again.' } })
  t.match(await refusalOf(client().get('nothing')), { status: 404, data: { message: 'Request does not match any route.' } })
  t.match(await refusalOf(client().get('backroom/users', { password: 'x' })), { status: 400, data: { parameters: { value: 'password' } } })
})

t.test('a plain client with a bearer token, of a user or of an integration', async t => {
  const { url, accessToken } = await open(t)
  const response = await fetch(`${url}/rest/V1/integration/admin/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(adminUser) })
  t.equal(response.status, 200)
  for (const token of [await response.json() as string, accessToken]) {
    const answer = await fetch(`${url}/rest/default/V1/store/websites`, { headers: { authorization: `Bearer ${token}`, accept: 'application/json' } })
    t.equal(answer.status, 200)
    t.equal((await answer.json() as unknown[]).length, 3)
  }
})
