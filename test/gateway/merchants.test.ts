import type { InjectOptions } from 'fastify'
import { fastify } from 'fastify'
import t, { type Test } from 'tap'
import type { GatewayServices, GatewayVerdict } from '../../src/gateway/gateway-services.ts'
import type { MerchantAuthentication, MerchantService } from '../../src/gateway/merchants/merchant-service.ts'
import { registerGateway } from '../../src/gateway/register-gateway.ts'
import { createFingerprint } from '../../src/kernel/secrets.ts'
import { createTestClock } from '../helpers/clock.ts'
import { createTestDatabase } from '../helpers/database.ts'

interface Answer { status: number, body: Record<string, any>, allow?: string }

const merchant = { country_code: 'US', name: 'Ada Store', email: 'ada@example.com', base_url: 'https://ada.example.com/' }
const uuid = '6ba7b810-9dad-41d1-80b4-00c04fd430c8'

/** A gateway whose keys are "account 1", "account 2"; the service behind it answers as a test says. */
async function openGateway (t: Test, service: Partial<MerchantService> | 'absent' = {}) {
  const asked: string[] = []
  const note = (name: string) => async (first: unknown) => { asked.push(`${name} ${typeof first === 'string' ? first : JSON.stringify(first)}`) }
  const merchants: MerchantService = {
    createMerchant: note('create'),
    updateMerchant: note('update'),
    deleteMerchant: note('delete'),
    findConsentUrl: async () => '/seller-central/consent/once',
    findAuthentication: async (): Promise<MerchantAuthentication> => ({ state: 'pending' }),
    ...service === 'absent' ? {} : service
  }
  const verifyKey: GatewayServices['verifyKey'] = async (key): Promise<GatewayVerdict> => /^account \d$/.test(key) ? { outcome: 'valid', reason: '', accountId: Number(key.slice(-1)) } : { outcome: 'expired', reason: '' }
  const app = fastify()
  const database = await createTestDatabase(t)
  t.teardown(async () => { await app.close() })
  await registerGateway(app, { verifyKey, clock: createTestClock(), database, fingerprint: createFingerprint('x'.repeat(32)), secret: Buffer.alloc(32), ...service === 'absent' ? {} : { merchants } })
  const call = async (method: NonNullable<InjectOptions['method']>, path: string, payload?: object | string, key = 'account 1', root = '/channels/amazon/na/v2/merchant'): Promise<Answer> => {
    const response = await app.inject({ method, url: `${root}${path}`, headers: { 'magento-api-key': key, 'content-type': 'application/json', 'x-amazon-client-version': '4.3.0' }, ...payload === undefined ? {} : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) } })
    t.equal(response.body === '' ? 'application/json; charset=utf-8' : response.headers['content-type'], 'application/json; charset=utf-8')
    return { status: response.statusCode, body: response.body === '' ? {} : response.json(), allow: response.headers['allow'] as string }
  }
  return { app, call, asked, database }
}

t.test('a merchant is registered, read, listed, changed and deleted', async t => {
  const { call, asked } = await openGateway(t)
  const created = await call('POST', '', { ...merchant, uuid: uuid.toUpperCase() })
  t.match(created, { status: 201, body: { ...merchant, uuid, created_at: '2026-03-02T09:00:00.000Z' } })
  t.match(await call('GET', `/${uuid}`), { status: 200, body: { name: 'Ada Store' } })
  t.match(await call('PUT', `/${uuid}`, { name: 'Other', email: 'other@example.com' }), { status: 200, body: { name: 'Other', email: 'other@example.com', country_code: 'US' } })
  t.match(await call('GET', ''), { status: 200, body: { merchants: [{ uuid, name: 'Other' }], next: null } })
  t.match(await call('DELETE', `/${uuid}`), { status: 204 })
  t.match(await call('GET', `/${uuid}`), { status: 404, body: { code: 'merchant_unknown' } })
  t.same(asked.map(line => line.split(' ')[0]), ['create', 'update', 'delete'])
  const generated = await call('POST', '', merchant)
  t.match(generated.body['uuid'], /^[0-9a-f-]{36}$/)
})

t.test('without a valid key nothing is said, and other accounts, regions and environments see nothing', async t => {
  const { call, asked } = await openGateway(t)
  await call('POST', '', { ...merchant, uuid })
  t.match(await call('GET', `/${uuid}`, undefined, ''), { status: 401, body: { valid: false, reason: 'missing' } })
  t.match(await call('DELETE', `/${uuid}`, undefined, 'bad'), { status: 403, body: { valid: false, reason: 'expired' } })
  t.match(await call('GET', '/', undefined, 'account 2'), { status: 200, body: { merchants: [] } })
  t.match(await call('DELETE', `/${uuid}`, undefined, 'account 2'), { status: 404 })
  t.match(await call('POST', '', { ...merchant, uuid }, 'account 2'), { status: 409, body: { code: 'merchant_exists' } })
  t.match(await call('GET', `/${uuid}`, undefined, 'account 1', '/channels/amazon/eu/v2/merchant'), { status: 404 })
  t.match(await call('GET', `/${uuid}`, undefined, 'account 1', '/sandbox/channels/amazon/na/v2/merchant'), { status: 404 })
  t.same(asked.length, 1)
})

t.test('a body that does not follow the schema changes nothing and is told field by field', async t => {
  const { call, asked } = await openGateway(t)
  t.match(await call('POST', '', '{"broken'), { status: 400, body: { code: 'malformed' } })
  t.match(await call('POST', ''), { status: 400 })
  const { status, body } = await call('POST', '', { country_code: 'DE', name: ' ', email: 'x', base_url: 'javascript:alert(1)', seller: 1, uuid: '1' })
  t.equal(status, 422)
  t.same(Object.keys(body['fields'] as object).sort(), ['base_url', 'country_code', 'email', 'name', 'seller', 'uuid'])
  t.match(body['fields'], { country_code: /US, CA, MX, BR/, seller: /cannot be given/ })
  await call('POST', '', { ...merchant, uuid })
  t.match(await call('PUT', `/${uuid}`, { name: 'x', email: 'a@example.com', country_code: 'CA' }), { status: 422, body: { fields: { country_code: /cannot/ } } })
  t.match(await call('POST', '', '[]'), { status: 422 })
  t.match(await call('POST', '', `{"name":"${'x'.repeat(70_000)}"}`), { status: 413, body: { reason: 'too_large' } })
  t.equal(asked.length, 1)
})

t.test('authorisation: where the seller consents, how it stands, and who the seller is', async t => {
  let authentication: MerchantAuthentication = { state: 'pending' }
  const { call } = await openGateway(t, { findAuthentication: async () => authentication })
  await call('POST', '', { ...merchant, uuid })
  t.match(await call('GET', `/${uuid}/irp-url`), { status: 200, body: { irp_url: /^http:\/\/[^/]+\/seller-central\/consent\/once$/ } })
  t.match(await call('GET', `/${uuid}/seller-id`), { status: 404, body: { code: 'not_authenticated' } })
  t.same((await call('GET', `/${uuid}/authentication-status`)).body, { authentication_status: 'pending_authentication' })
  authentication = { state: 'refused', reason: 'declined' }
  t.same((await call('GET', `/${uuid}/authentication-status`)).body, { authentication_status: 'refused', reason: 'declined' })
  authentication = { state: 'authenticated', sellerId: 'A1SELLER', authorizedAt: new Date('2026-03-02T09:00:00Z'), expiresAt: new Date('2027-03-02T09:00:00Z') }
  t.same((await call('GET', `/${uuid}/authentication-status`)).body, { authentication_status: 'authenticated', authorized_at: '2026-03-02T09:00:00.000Z', expires_at: '2027-03-02T09:00:00.000Z' })
  t.same((await call('GET', `/${uuid}/seller-id`)).body, { seller_id: 'A1SELLER' })
})

t.test('the log is empty, records are let go of, commands are accepted; unknown addresses and methods say so', async t => {
  const { call } = await openGateway(t)
  await call('POST', '', { ...merchant, uuid })
  t.same((await call('GET', `/${uuid}/log`)).body, { logs: [], next: null })
  t.equal((await call('POST', `/${uuid}/log/bulk-delete`, { ids: [1, 'x'] })).status, 204)
  t.match(await call('POST', `/${uuid}/log/bulk-delete`, { ids: Array.from({ length: 1001 }, (_, index) => index + 1) }), { status: 422, body: { fields: { ids: /1000/ } } })
  t.match(await call('POST', `/${uuid}/command`, { commands: [{ command: 'update_product_price', identifier: 'sku-1', price: 3 }] }), { status: 202, body: { accepted: 1 } })
  t.match(await call('POST', `/${uuid}/command`, { commands: [{ command: 'drop_table', identifier: 'x' }] }), { status: 422 })
  t.match(await call('PUT', `/${uuid}/log`), { status: 405, allow: 'GET' })
  t.match(await call('GET', `/${uuid}/nothing`), { status: 404, body: { code: 'not_found' } })
  for (const root of ['/channels/amazon/xx/v2/merchant', '/channels/amazon/na/v1/merchant', '/channels/amazon/na/v2/constructor']) t.equal((await call('GET', '', undefined, 'account 1', root)).status, 404, root)
})

t.test('a service that is absent or fails is 503, and a merchant that it did not take is not kept', async t => {
  t.match(await (await openGateway(t, 'absent')).call('GET', ''), { status: 503, body: { code: 'unavailable' } })
  const { call, database } = await openGateway(t, { createMerchant: async () => { throw new Error('down') } })
  t.match(await call('POST', '', merchant), { status: 503, body: { reason: 'unavailable' } })
  t.same(await database('gateway_merchant'), [])
})
