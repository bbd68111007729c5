import t, { type Test } from 'tap'
import { createKey } from '../../../src/account/key-format.ts'
import { createTestApp, hashCheaply, type TestApp } from '../../helpers/app.ts'
import { keyPaths } from '../../helpers/channel.ts'
import { createPerson } from '../../helpers/people.ts'
import { callService, fetchToken, type ServiceAnswer } from '../../helpers/rest.ts'

const path = '/V1/backroom/config/'
const locale = 'general/locale/code'

async function open (t: Test, variables: Record<string, string> = {}): Promise<{ testApp: TestApp, token: string, get: (path: string, store?: string) => Promise<ServiceAnswer>, put: (body: { readonly path: string, readonly value?: string | number, readonly scope?: string }, store?: string) => Promise<ServiceAnswer> }> {
  const testApp = await createTestApp(t, { variables })
  const token = await fetchToken(testApp)
  return {
    testApp,
    token,
    get: async (name, store = '') => await callService(testApp, 'GET', `${store}${path}${name}`, { token }),
    put: async ({ path: name, ...body }, store = '') => await callService(testApp, 'PUT', `${store}${path}${name}`, { token, body })
  }
}

t.test('a value is told with every place that could give it', async t => {
  const { get, put } = await open(t)
  t.match((await get(locale)).body, { path: locale, scope: 'default', value: 'en_US', is_secret: false, sources: [{ source: 'row', is_present: false, wins: false, value: null }, { source: 'module', scope: 'default', wins: true, value: 'en_US' }] })
  t.match(await put({ path: locale, value: 'it_IT', scope: 'websites/second' }), { status: 200, body: { path: locale, scope: 'websites/second', is_changed: true } })
  const { body } = await get(locale, '/fr')
  t.match(await get(locale.replaceAll('/', '%2F')), { status: 200 }, 'slashes may be encoded')
  t.match(body, { scope: 'stores/fr', value: 'it_IT' }, 'the store view of the address is the scope')
  t.match((body as { sources: object[] }).sources, [{ scope: 'stores/fr', wins: false }, { scope: 'websites/second', source: 'row', wins: true, value: 'it_IT' }, { scope: 'default' }, {}])
  t.match((await get(`${locale}?scope=stores/default`)).body, { value: 'en_US' })
})

t.test('a value is saved as its page would, with history, and counts at once', async t => {
  const { testApp, put, get, token } = await open(t)
  t.match(await put({ path: 'admin/security/session_lifetime', value: '1200' }), { status: 200, body: { is_changed: true } })
  t.match(await put({ path: 'admin/security/session_lifetime', value: '1200' }), { status: 200, body: { is_changed: false } })
  t.match(await testApp.database('backroom_config_change').where({ path: 'admin/security/session_lifetime' }), [{ user_id: 1, user_name: 'admin', new_value: '1200' }])
  t.match(await callService(testApp, 'DELETE', `${path}admin/security/session_lifetime`, { token }), { status: 200, body: { is_changed: true } })
  t.match((await get('admin/security/session_lifetime')).body, { value: '900' })
})

t.test('what the page refuses is refused, in the shape of services', async t => {
  const { put, get } = await open(t, { CONFIG__DEFAULT__GENERAL__LOCALE__TIMEZONE: 'UTC' })
  for (const [body, status] of [
    [{ path: 'admin/security/session_lifetime', value: 'soon' }, 400],
    [{ path: locale, value: 'xx_XX' }, 400],
    [{ path: 'general/locale/timezone', value: 'Europe/Rome' }, 400],
    [{ path: 'admin/security/session_lifetime', value: '900', scope: 'websites/base' }, 400],
    [{ path: 'nothing/at/all', value: '1' }, 404],
    [{ path: locale, value: 'it_IT', scope: 'stores/nowhere' }, 404],
    [{ path: locale, value: 'it_IT', scope: 'planet' }, 404],
    [{ path: locale }, 400],
    [{ path: locale, value: 5 }, 400]
  ] as const) {
    const answer = await put(body)
    t.equal(answer.status, status, JSON.stringify(body))
    t.match(answer.body, { message: String }, JSON.stringify(body))
  }
  t.match((await get('general/locale/timezone')).body, { value: 'UTC', sources: [{ source: 'variable', wins: true }, {}, {}] })
})

t.test('a secret is saved and never told', async t => {
  const { testApp, put, get } = await open(t)
  const { key } = createKey('production')
  t.match(await put({ path: keyPaths.production, value: key }), { status: 200 })
  const answer = await get(keyPaths.production)
  t.match(answer.body, { is_secret: true, value: '******', sources: [{ value: '******', wins: true }, { value: null }] })
  t.notOk(answer.text.includes(key))
  t.match(await put({ path: keyPaths.production, value: '******' }), { status: 200, body: { is_changed: false } }, 'asterisks leave it as it is')
  t.notOk(JSON.stringify([await testApp.database('core_config_data'), await testApp.database('backroom_audit_event')]).includes(key) || testApp.log().includes(key))
})

t.test('each section asks for its own ACL resource', async t => {
  const { testApp } = await open(t)
  await createPerson(testApp, ['Magento_Config::config', 'Magento_Config::config_general'], { passwordHash: await hashCheaply('clerk-Canary-1') })
  const token = await fetchToken(testApp, { username: 'clerk', password: 'clerk-Canary-1' })
  t.equal((await callService(testApp, 'GET', `${path}${locale}`, { token })).status, 200)
  t.match(await callService(testApp, 'GET', `${path}${keyPaths.production}`, { token }), { status: 401, body: { parameters: { resources: 'Magento_ServicesConnector::config_integration' } } })
  t.equal((await callService(testApp, 'PUT', `${path}admin/security/session_lifetime`, { token, body: { value: '60' } })).status, 401)
  t.equal((await callService(testApp, 'DELETE', `${path}admin/security/session_lifetime`, { token })).status, 401)
  t.same(await testApp.database('core_config_data').where({ path: 'admin/security/session_lifetime' }), [])
})
