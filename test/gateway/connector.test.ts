import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { createTestApp, type TestApp } from '../helpers/app.ts'
import { issueKey, portalOf } from '../helpers/channel.ts'
import { obtainToken, validateAsConnector, type ConnectorOptions } from './connector-stand-in.ts'
import { createKeyPair } from './key-pair.ts'

const owner = createKeyPair()
const somebodyElse = createKeyPair()

interface Shop { readonly gateway: TestApp, readonly url: string, readonly ask: (key: string, options?: Partial<ConnectorOptions>) => ReturnType<typeof validateAsConnector> }

/** A real gateway on a port for the whole file, and a connector of generation 1.0 that asks it. */
async function openShop (): Promise<Shop> {
  const gateway = await createTestApp(t)
  await gateway.app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(gateway.app.server.address() as AddressInfo).port}/`
  return { gateway, url, ask: async (key, options) => await validateAsConnector({ generation: '1.0', gatewayUrl: url, now: gateway.clock.now().getTime() / 1000, ...options }, key) }
}

const { gateway, url, ask } = await openShop()

/** A server that answers everything alike. */
async function openFaulty (t: Test, status: number, body = ''): Promise<string> {
  const server = createServer((_request, response) => { response.writeHead(status, status < 400 && status > 299 ? { location: '/' } : {}).end(body) })
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
  t.teardown(() => { server.closeAllConnections(); server.close() })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

t.test('generation 1.0 hears of every state of a key by its status', async t => {
  const { key, id, accountId } = await issueKey(gateway, { expiresAt: new Date('2026-03-02T10:00:00Z') })
  t.match(await ask(key), { isValid: true, status: 200 })
  t.match(await ask(key, { gatewayUrl: `${url}sandbox/` }), { isValid: false, status: 403, body: /wrong_environment/ })
  t.match(await ask(`${key.slice(0, -1)}!`), { isValid: false, status: 403, body: /unknown/ })
  gateway.clock.set('2026-03-02T10:00:00Z')
  t.match(await ask(key), { isValid: false, status: 403, body: /expired/ })
  gateway.clock.set('2026-03-02T09:00:00Z')
  await portalOf(gateway).revoke(accountId, id)
  t.match(await ask(key), { isValid: false, status: 403, body: /revoked/ })
  await t.rejects(ask(''), /key not found/, 'no key: an exception before any call')
})

t.test('generation 1.1 takes any key together with a private key, and without one asks as 1.0', async t => {
  const nonsense = 'not-a-key-at-all-0000'
  t.same(await ask(nonsense, { generation: '1.1', privateKey: owner.privateKey }), { isValid: true })
  t.match(await ask(nonsense, { generation: '1.1' }), { isValid: false, status: 403 })
  t.match(await ask((await issueKey(gateway)).key, { generation: '1.1' }), { isValid: true, status: 200 })
  await t.rejects(ask(nonsense, { generation: '1.1', privateKey: 'not a private key' }))
})

t.test('generation 1.3 signs its question, and only 200 is valid', async t => {
  const { key } = await issueKey(gateway)
  const signed = { generation: '1.3', privateKey: owner.privateKey } as const
  t.match(await ask(key, signed), { isValid: true, status: 200 }, 'no public key is known: the token alone is looked at')
  t.match(await ask(key, { generation: '1.3' }), { isValid: true, status: 200 }, 'without a private key it asks as 1.0')
  t.match(await ask(key.toUpperCase(), signed), { isValid: false, status: 403, body: /Client ID is invalid/ })
  t.match(await ask(key, { ...signed, now: gateway.clock.now().getTime() / 1000 - 3600 }), { isValid: false, status: 401, body: /JWT is invalid.*expired/ })
  t.match(await ask(key, { ...signed, now: gateway.clock.now().getTime() / 1000 + 3600 }), { isValid: false, status: 401, body: /issued_in_future/ })
  t.same(await ask(key, { ...signed, gatewayUrl: '' }), { isValid: true }, 'an empty address counts as valid')
  const put = async (publicKey: string, headers = {}): Promise<number> => (await fetch(`${url}merchant-registry/v1/public-key`, { method: 'PUT', headers: { 'magento-api-key': key, ...headers }, body: JSON.stringify({ public_key: publicKey }) })).status
  t.equal(await put(owner.privateKey), 422, 'a private key is not wanted')
  t.equal(await put('nothing'), 422)
  t.equal(await put(owner.publicKey), 204)
  t.match(await ask(key, signed), { isValid: true, status: 200 })
  t.match(await ask(key, { ...signed, privateKey: somebodyElse.privateKey }), { isValid: false, status: 401, body: /JWT is invalid.*signature/ })
  t.equal(await put(somebodyElse.publicKey), 409, 'who has the API key alone cannot replace it')
})

t.test('a token that is not RS256, broken or absent is refused in all places of the ping', async t => {
  const { key } = await issueKey(gateway)
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const now = gateway.clock.now().getTime() / 1000
  const pingWith = async (path: string, token?: string, clientId = key): Promise<string> => {
    const response = await fetch(url + path, { headers: { 'magento-api-key': key, 'x-api-key': clientId, ...token === undefined ? {} : { 'x-gw-signature': token } } })
    return `${response.status} ${await response.text()}`
  }
  for (const path of ['merchant-registry/v1/ping', 'merchant-registry/index.html']) {
    for (const token of [undefined, 'x', 'a.b.c', `${part({ alg: 'none' })}.${part({ iat: now, exp: now + 60 })}.`, `${part({ alg: 'HS256' })}.${part({ iat: now, exp: now + 60 })}.x`, `${part({ alg: 'RS256' })}.${part({ iat: now })}.x`]) {
      t.match(await pingWith(path, token), /^401 .*JWT is invalid/, `${path} ${token ?? 'none'}`)
    }
    t.match(await pingWith(path, 'a.b.c', 'another'), /^403 .*Client ID is invalid/)
  }
})

t.test('credentials of the type OAuth are valid if a token can be obtained', async t => {
  const { key, accountId, id } = await issueKey(gateway)
  const clientId = key.slice(0, key.lastIndexOf('_'))
  t.match(await obtainToken(url, clientId, key), { isValid: true, status: 200 })
  t.match(await obtainToken(url, 'cak_live_other0000000', key), { isValid: false, status: 400, body: /invalid client_id/ })
  t.match(await obtainToken(`${url}sandbox/`, clientId, key), { isValid: false, status: 401, body: /invalid client_secret/ })
  await portalOf(gateway).revoke(accountId, id)
  t.match(await obtainToken(url, clientId, key), { isValid: false, status: 401 })
})

t.test('what the generations make of a broken server: below 400 valid in 1.0, an outage a bad key, in 1.3 nothing but 200', async t => {
  const now = Date.now() / 1000
  for (const [status, in10, in13] of [[200, true, true], [204, true, false], [302, true, false], [404, false, false], [503, false, false]] as const) {
    const gatewayUrl = await openFaulty(t, status, status === 200 ? '<html>' : '')
    t.equal((await validateAsConnector({ generation: '1.0', gatewayUrl, now }, 'any-key')).isValid, in10, `1.0 and ${status}`)
    t.equal((await validateAsConnector({ generation: '1.3', gatewayUrl, now, privateKey: owner.privateKey }, 'any-key')).isValid, in13, `1.3 and ${status}`)
  }
})
