import type { AddressInfo } from 'node:net'
import t from 'tap'
import { createTestApp, type TestApp } from '../helpers/app.ts'
import { channelUrl, connectorUrl, issueKey, listVerdicts, reasonOf, storeKey, storeValue } from '../helpers/channel.ts'
import { enter, errorAt } from '../helpers/people.ts'
import { createKeyPair } from '../gateway/key-pair.ts'

const owner = createKeyPair()
const somebodyElse = createKeyPair()
const privateKeyField = 'groups[services_connector_integration][fields][production_private_key][value]'

async function choose (testApp: TestApp, generation: string, differences = 'corrected'): Promise<void> {
  await storeValue(testApp, 'backroom_emulation/connector/generation', generation)
  await storeValue(testApp, 'backroom_emulation/behaviour/differences', differences)
}

t.test('a shop asks a gateway in each generation, and signs with the private key that was pasted', async t => {
  const gateway = await createTestApp(t)
  await gateway.app.listen({ host: '127.0.0.1', port: 0 })
  const gatewayUrl = `http://127.0.0.1:${(gateway.app.server.address() as AddressInfo).port}`
  const shop = await createTestApp(t, { variables: { GATEWAY_URL: gatewayUrl } })
  const { key } = await issueKey(gateway)
  await storeKey(shop, key)
  const admin = await enter(shop)
  const asked = async (): Promise<string[]> => (await gateway.database('gateway_request').orderBy('id')).map((row: { path: string, status: number }) => `${row.path} ${row.status}`)

  await admin.open(connectorUrl)
  t.match(admin.page().document.querySelector('#row_services_connector_services_connector_integration_production_private_key')?.outerHTML, /met|hidden/, 'generation 1.0 has no private keys')
  await choose(shop, '1.3')
  await admin.open(connectorUrl)
  await admin.submit('#config-edit-form', { [privateKeyField]: 'not a key' })
  t.match(errorAt(admin, 'services_connector_services_connector_integration_production_private_key'), /not an RSA private key/)
  // As a browser leaves it in an input of one line.
  await admin.submit('#config-edit-form', { [privateKeyField]: owner.privateKey.replaceAll('\n', '') })
  t.match(admin.page().messages('success'), [/You saved/, /it is valid/])
  t.notOk(admin.page().body.includes(owner.privateKey.slice(40, 90)))
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  t.same(await asked(), ['/merchant-registry/v1/ping 200', '/merchant-registry/v1/ping 200'])

  const register = await fetch(`${gatewayUrl}/merchant-registry/v1/public-key`, { method: 'PUT', headers: { 'magento-api-key': key }, body: JSON.stringify({ public_key: somebodyElse.publicKey }) })
  t.equal(register.status, 204)
  t.equal(reasonOf(await admin.open(channelUrl)), 'unknown')
  t.match((await listVerdicts(shop)).at(-1), { reason: 'HTTP 401 (JWT is invalid)' })

  await choose(shop, '1.1')
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  t.equal((await asked()).at(-1), '/gateway/apikeycheck 200', 'corrected: asked all the same')
  await gateway.database('account_api_key').delete()
  t.equal(reasonOf(await admin.open(channelUrl)), 'unknown')
  const before = (await asked()).length
  await choose(shop, '1.1', 'shipped')
  t.equal(reasonOf(await admin.open(channelUrl)), null, 'as shipped: any key and a private key that can sign')
  t.equal((await asked()).length, before, 'nobody was asked')
  t.match((await listVerdicts(shop)).at(-1), { verdict: 'valid', reason: /nobody was asked/ })
  await choose(shop, '1.0')
  t.equal(reasonOf(await admin.open(channelUrl)), 'unknown')
  const log = shop.log() + gateway.log()
  t.notOk(log.includes(owner.privateKey.slice(40, 90)))
})

t.test('in one process generation 1.3 signs too, and a private key that cannot be read is no verdict about the API key', async t => {
  const testApp = await createTestApp(t)
  await storeKey(testApp, (await issueKey(testApp)).key)
  await choose(testApp, '1.3')
  await storeValue(testApp, 'services_connector/services_connector_integration/production_private_key', owner.privateKey)
  const admin = await enter(testApp)
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  await storeValue(testApp, 'services_connector/services_connector_integration/production_private_key', '0:3:broken')
  t.equal(reasonOf(await admin.open(channelUrl)), 'unreachable')
  t.match((await listVerdicts(testApp)).at(-1), { reason: /private key/ })
})
