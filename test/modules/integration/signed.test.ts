import t, { type Test } from 'tap'
import { adminUser, createTestApp, type TestApp } from '../../helpers/app.ts'
import { enter } from '../../helpers/people.ts'
import { callService, type ServiceAnswer } from '../../helpers/rest.ts'
import { textOfField } from './credentials.ts'
import { signCall, type Credentials, type SignedCall } from './oauth.ts'

interface Client { readonly testApp: TestApp, readonly credentials: Credentials, readonly now: () => number, readonly call: (path: string, signed?: Partial<SignedCall>, header?: string) => Promise<ServiceAnswer> }

async function open (t: Test, variables: Record<string, string> = {}): Promise<Client> {
  const testApp = await createTestApp(t, { variables })
  const admin = await enter(testApp)
  await admin.open('/admin/admin/integration/new/')
  await admin.submit('#edit_form', { name: 'Warehouse', current_password: adminUser.password, all_resources: '1', activate: '1' })
  await admin.submit('#edit_form')
  const field = (id: string): string => textOfField(admin, `integration_token_${id}`)
  const credentials = { consumerKey: field('consumer_key'), consumerSecret: field('consumer_secret'), token: field('token'), tokenSecret: field('token_secret') }
  const now = (): number => Math.floor(testApp.clock.now().getTime() / 1000)
  return {
    testApp,
    credentials,
    now,
    call: async (path, signed = {}, header) => await callService(testApp, signed.method ?? 'GET', path, { headers: { authorization: header ?? signCall(credentials, { url: `http://localhost:9080/rest${path}`, timestamp: now(), ...signed }) } })
  }
}

t.test('a request signed with HMAC-SHA256 or HMAC-SHA1 is the integration\'s, whatever its query holds', async t => {
  const { call } = await open(t)
  for (const hash of ['SHA256', 'SHA1'] as const) {
    t.equal((await call('/V1/store/websites', { hash })).status, 200, hash)
    t.equal((await call('/V1/store/storeConfigs?storeCodes[]=fr&storeCodes[]=default', { hash })).status, 200, `${hash} with a list`)
    t.equal((await call('/V1/backroom/users?searchCriteria[filterGroups][0][filters][0][field]=username&searchCriteria[filterGroups][0][filters][0][value]=%C3%A9%20%2B%27*%21', { hash })).status, 200, `${hash} with signs of all kinds`)
  }
})

t.test('what is wrong with a signed request is said in the original\'s words', async t => {
  const { call, credentials, now } = await open(t)
  const word = 'x'.repeat(32)
  const cases: ReadonlyArray<[Record<string, string | undefined>, number, RegExp]> = [
    [{ oauth_consumer_key: word }, 401, /^A consumer having the specified key does not exist/],
    [{ oauth_token: word }, 401, /^Specified token does not exist/],
    [{ oauth_token: 'short' }, 400, /^The token length is invalid/],
    [{ oauth_signature_method: 'PLAINTEXT' }, 400, /^Signature method %1 is not supported/],
    [{ oauth_version: '2.0' }, 400, /^The "%1" Oauth version isn't supported/],
    [{ oauth_nonce: undefined }, 400, /^"%fieldName" is required/],
    [{ oauth_nonce: undefined, oauth_timestamp: undefined }, 400, /^One or more input exceptions/],
    [{ oauth_timestamp: String(now() + 700) }, 401, /^The timestamp value/],
    [{ oauth_timestamp: String(now() - 700) }, 401, /^The timestamp value/],
    [{ oauth_timestamp: 'soon' }, 401, /^The timestamp value/],
    [{ oauth_nonce: 'n'.repeat(65) }, 401, /^An error occurred validating the nonce/]
  ]
  for (const [parameters, status, message] of cases) t.match(await call('/V1/modules', { parameters }), { status, body: { message } }, JSON.stringify(parameters))
  const invalid = { status: 401, body: { message: 'The signature is invalid. Verify and try again.' } }
  for (const secret of ['consumerSecret', 'tokenSecret'] as const) {
    t.match(await call('/V1/modules', {}, signCall({ ...credentials, [secret]: word }, { url: 'http://localhost:9080/rest/V1/modules', timestamp: now() })), invalid, secret)
  }
  for (const url of ['http://localhost:9080/rest/V1/modules?x=1', 'http://localhost:9080/rest/V1/store/websites', 'http://other.example/rest/V1/modules']) t.match(await call('/V1/modules', { url }), invalid, url)
  t.match(await call('/V1/backroom/tokens/me', { method: 'DELETE' }, signCall(credentials, { method: 'GET', url: 'http://localhost:9080/rest/V1/backroom/tokens/me', timestamp: now() })), invalid, 'another method')
})

t.test('a signed request is good once, and what cannot be signed leaves no trace', async t => {
  const { testApp, call, credentials, now } = await open(t)
  const header = signCall(credentials, { url: 'http://localhost:9080/rest/V1/modules', timestamp: now() })
  t.equal((await call('/V1/modules', {}, header)).status, 200)
  t.match(await call('/V1/modules', {}, header), { status: 401, body: { message: 'The nonce is already being used by the consumer' } })
  await call('/V1/modules', {}, signCall({ ...credentials, tokenSecret: 'wrong' }, { url: 'http://localhost:9080/rest/V1/modules', timestamp: now() }))
  t.equal((await testApp.database('oauth_nonce')).length, 1)
})

t.test('used nonces are forgotten once their time is over', async t => {
  const { testApp, call } = await open(t, { CONFIG__DEFAULT__OAUTH__CLEANUP__CLEANUP_PROBABILITY: '1' })
  await call('/V1/modules')
  testApp.clock.forward(119 * 60)
  await call('/V1/modules')
  t.equal((await testApp.database('oauth_nonce')).length, 2)
  testApp.clock.forward(2 * 60)
  await call('/V1/modules')
  t.equal((await testApp.database('oauth_nonce')).length, 2)
})

t.test('where tokens alone are forbidden, only signed requests are the integration\'s; behind a proxy the configured address is signed', async t => {
  const { testApp, call, credentials } = await open(t, { CONFIG__DEFAULT__OAUTH__CONSUMER__ENABLE_INTEGRATION_AS_BEARER: '0', CONFIG__DEFAULT__WEB__UNSECURE__BASE_URL: 'https://shop.example/' })
  t.equal((await callService(testApp, 'GET', '/V1/modules', { token: credentials.token })).status, 401)
  t.equal((await call('/V1/modules')).status, 200)
  t.equal((await call('/V1/modules', { url: 'https://shop.example/rest/V1/modules' })).status, 200)
})
