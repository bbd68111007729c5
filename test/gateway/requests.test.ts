import { fastify } from 'fastify'
import t from 'tap'
import { mostRequests } from '../../src/gateway/gateway-request-table.ts'
import type { GatewayServices } from '../../src/gateway/gateway-services.ts'
import { redactHeaders, redactPath, redactText } from '../../src/gateway/redact.ts'
import { registerGateway } from '../../src/gateway/register-gateway.ts'
import { createFingerprint } from '../../src/kernel/secrets.ts'
import { createTestClock } from '../helpers/clock.ts'
import { createTestDatabase } from '../helpers/database.ts'

const fingerprint = createFingerprint('x'.repeat(32))
const key = 'cak_live_abcdefghijkl_0123456789ABCDEFabcdef0123456789xyzXYZ'
const secrets = ['Header-Canary-1', 'Token-Canary-2', 'Secret-Canary-3', 'Cookie-Canary-4', 'Body-Canary-5', key]

async function openGateway (t: Parameters<typeof createTestDatabase>[0]) {
  const app = fastify()
  app.addHook('onSend', async (request, reply) => { reply.header('x-request-id', request.id) })
  const database = await createTestDatabase(t)
  const clock = createTestClock()
  t.teardown(async () => { await app.close() })
  const verifyKey: GatewayServices['verifyKey'] = async shown => ({ outcome: shown === key ? 'valid' : 'unknown', reason: '' })
  return { app, database, clock, requests: await registerGateway(app, { verifyKey, clock, database, fingerprint, secret: Buffer.alloc(32) }) }
}

t.test('every call is kept with what came of it, and no secret of it is', async t => {
  const { app, database, requests } = await openGateway(t)
  await app.inject({ url: `/gateway/apikeycheck?api_key=${key}&page=2`, headers: { 'magento-api-key': key, authorization: 'Bearer Header-Canary-1', cookie: 'a=Cookie-Canary-4', 'user-agent': 'Connector 1.0' } })
  await app.inject({ url: '/merchant-registry/v1/ping', headers: { 'magento-api-key': key, 'x-api-key': key, 'x-gw-signature': 'a.Token-Canary-2.c' } })
  const token = await app.inject({ method: 'POST', url: '/ims/token/v3', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: `grant_type=client_credentials&client_id=cak_live_abcdefghijkl&client_secret=${key}` })
  await app.inject({ method: 'PUT', url: '/merchant-registry/v1/public-key', headers: { 'magento-api-key': key }, payload: JSON.stringify({ public_key: 'Secret-Canary-3', note: `see ${key}` }) })
  await app.inject({ method: 'PUT', url: '/merchant-registry/v1/public-key', headers: { 'magento-api-key': key }, payload: '{"password":"Body-Canary-5"' })
  const kept = await requests.list({}, { limit: 10, offset: 0 })
  t.same(kept.map(({ method, path, status }) => `${method} ${path} ${status}`), [
    'PUT /merchant-registry/v1/public-key 422',
    'PUT /merchant-registry/v1/public-key 422',
    'POST /ims/token/v3 200',
    'GET /merchant-registry/v1/ping 401',
    'GET /gateway/apikeycheck?api_key=(redacted)&page=2 200'
  ])
  const [broken, , , , check] = kept
  t.equal(broken?.body, '(27 characters that are not JSON)')
  t.match(check?.headers, [['magento-api-key', `(fingerprint ${fingerprint(key)}, …zXYZ)`], ['authorization', '(redacted)'], ['cookie', '(redacted)'], ['user-agent', 'Connector 1.0']])
  t.match(check, { keyFingerprint: fingerprint(key), answer: /"valid":true/ })
  const whole = JSON.stringify(await database('gateway_request'))
  for (const secret of [...secrets, (token.json() as { access_token: string }).access_token]) t.notOk(whole.includes(secret), secret)
})

t.test('calls are found by path, status and time, with nothing of a pattern in what is looked for', async t => {
  const { app, clock, requests } = await openGateway(t)
  await app.inject({ url: '/gateway/apikeycheck' })
  clock.forward(3600)
  await app.inject({ url: '/sandbox/gateway/apikeycheck', headers: { 'magento-api-key': key } })
  t.equal(await requests.count({ path: 'SANDBOX' }), 1)
  t.equal(await requests.count({ path: '%' }), 0)
  t.equal(await requests.count({ path: '_' }), 0)
  t.equal(await requests.count({ status: 4 }), 1)
  t.equal(await requests.count({ status: 401 }), 1)
  t.equal(await requests.count({ from: new Date('2026-03-02T09:30:00Z') }), 1)
  t.equal(await requests.count({ to: new Date('2026-03-02T09:30:00Z'), status: 2 }), 0)
})

t.test('the last thousand are kept', async t => {
  const { app, database, requests } = await openGateway(t)
  await database.raw('insert into gateway_request (received_at, method, path, status, duration_ms, headers, request_id) with recursive n(i) as (select 1 union all select i + 1 from n where i < 1005) select ?, ?, ?, 200, 1, ?, i from n', ['2026-03-02 09:00:00', 'GET', '/', '[]'])
  await app.inject({ url: '/gateway/apikeycheck' })
  t.equal(await requests.count({}), mostRequests)
})

t.test('where a call cannot be kept its caller is answered all the same', async t => {
  const { app, database } = await openGateway(t)
  await database.schema.dropTable('gateway_request')
  t.equal((await app.inject({ url: '/gateway/apikeycheck', headers: { 'magento-api-key': key } })).statusCode, 200)
})

t.test('a call is made again with its key, and refused where it is not kept as it was', async t => {
  const { app, requests } = await openGateway(t)
  await app.inject({ url: '/gateway/apikeycheck', headers: { 'magento-api-key': key } })
  await app.inject({ url: '/merchant-registry/v1/ping', headers: { 'magento-api-key': key, 'x-gw-signature': 'x' } })
  await app.inject({ url: '/gateway/apikeycheck?token=x' })
  await app.inject({ method: 'PUT', url: '/merchant-registry/v1/public-key', headers: { 'magento-api-key': key }, payload: '{"public_key":"x"}' })
  t.same(await Promise.all([1, 2, 3, 4, 9].map(async id => await requests.findObstacle(id))), [undefined, 'signature_not_kept', 'path_not_kept', 'body_not_kept', 'not_kept'])
  t.same(await requests.replay(1, key), { status: 200, id: 5 })
  t.same(await requests.replay(1, undefined), { status: 401, id: 6 })
  t.match(await requests.find(5), { path: '/gateway/apikeycheck', keyFingerprint: fingerprint(key) })
  t.same(await requests.replay(99, key), { status: 404, id: undefined })
})

t.test('what is kept of odd texts', async t => {
  t.same(redactText(''), { text: '', isWhole: true })
  t.same(redactText('{ "a": 1 }'), { text: '{ "a": 1 }', isWhole: true })
  t.same(redactText('{"a":{"irp_url":"https://x/once"},"b":[{"password":"x"}]}').text, '{"a":{"irp_url":"(redacted)"},"b":[{"password":"(redacted)"}]}')
  t.equal(redactText(JSON.stringify({ a: 'x'.repeat(5000) })).text.length, 4096)
  t.equal(redactText(JSON.stringify({ a: 'x'.repeat(5000) })).isWhole, false)
  t.equal(redactText(`${'['.repeat(40)}1${']'.repeat(40)}`).isWhole, false)
  t.equal(redactPath(`/x/${key}/y`), '/x/(redacted)/y')
  t.same(redactHeaders(['X-Forwarded-For', '1', 'X-Session-Id', 'abc', 'Magento-Api-Key', 'short'], fingerprint), [['x-forwarded-for', '1'], ['x-session-id', '(redacted)'], ['magento-api-key', `(fingerprint ${fingerprint('short')})`]])
})
