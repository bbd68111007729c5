import { mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createTestApp, type TestApp } from '../helpers/app.ts'
import { channelUrl, connectorUrl, issueKey, keyField, listVerdicts, portalOf, reasonOf, storeKey, storeValue } from '../helpers/channel.ts'
import { enter, errorAt } from '../helpers/people.ts'

const emulationUrl = '/admin/admin/system_config/edit/section/backroom_emulation/'
const foreign = '0123456789abcdef0123456789abcdef'
const keyError = 'services_connector_services_connector_integration_production_api_key'

async function listen (t: Test): Promise<{ gateway: TestApp, url: string }> {
  const gateway = await createTestApp(t)
  await gateway.app.listen({ host: '127.0.0.1', port: 0 })
  return { gateway, url: `http://127.0.0.1:${(gateway.app.server.address() as AddressInfo).port}/` }
}

t.test('the gateway that the configuration names is asked from the next access on; / is this installation again', async t => {
  const { gateway, url } = await listen(t)
  const shop = await createTestApp(t)
  const [own, theirs] = [await issueKey(shop), await issueKey(gateway)]
  await storeKey(shop, theirs.key)
  const admin = await enter(shop)
  t.equal(reasonOf(await admin.open(channelUrl)), 'unknown', 'its own portal does not know the key')
  await storeValue(shop, 'services_connector/production_gateway_url', url)
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  t.match((await listVerdicts(shop)).at(-1), { verdict: 'valid', reason: 'HTTP 200', authority: url.slice(0, -1) })
  await portalOf(gateway).revoke(theirs.accountId, theirs.id)
  t.equal(reasonOf(await admin.open(channelUrl)), 'revoked')
  mkdirSync(join(shop.dataDir, 'app', 'etc'), { recursive: true })
  writeFileSync(join(shop.dataDir, 'app', 'etc', 'env.json'), '{"system":{"default":{"services_connector":{"production_gateway_url":"/"}}}}')
  await storeKey(shop, own.key)
  t.equal(reasonOf(await admin.open(channelUrl)), null, 'a file wins over the row, as everywhere')
  t.match((await listVerdicts(shop)).at(-1), { authority: 'API Portal of this installation' })
})

t.test('a key of another make is taken where another gateway is named, and each environment has its own', async t => {
  const { gateway, url } = await listen(t)
  const shop = await createTestApp(t)
  const admin = await enter(shop)
  await admin.open(connectorUrl)
  await admin.submit('#config-edit-form', { [keyField()]: foreign })
  t.match(errorAt(admin, keyError), /no key of the API Portal/)
  await storeValue(shop, 'services_connector/production_gateway_url', url)
  await storeValue(shop, 'services_connector/sandbox_gateway_url', `${url}sandbox/`)
  await admin.open(connectorUrl)
  await admin.submit('#config-edit-form', { [keyField()]: foreign })
  t.match(admin.page().messages('success'), [/You saved/])
  t.match((await listVerdicts(shop)).at(-1), { verdict: 'unknown', reason: 'HTTP 403' })
  await storeKey(shop, (await issueKey(gateway, { environment: 'sandbox' })).key, 'sandbox')
  await storeValue(shop, 'channel/amazon/endpoint/use_services_connector_sandbox_api_key', '1')
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  t.match((await listVerdicts(shop)).at(-1), { verdict: 'valid', environment: 'sandbox', authority: `${url}sandbox` })
  for (const broken of ['javascript:alert(1)', 'http://user:pass@keys.example/']) {
    await storeValue(shop, 'services_connector/sandbox_gateway_url', broken)
    t.equal(reasonOf(await admin.open(channelUrl)), 'unreachable')
    t.notOk(JSON.stringify((await listVerdicts(shop)).at(-1)).includes('pass@'))
  }
})

t.test('GATEWAY_URL wins over the configuration', async t => {
  const { gateway, url } = await listen(t)
  const shop = await createTestApp(t, { variables: { GATEWAY_URL: url } })
  await storeKey(shop, (await issueKey(gateway)).key)
  await storeValue(shop, 'services_connector/production_gateway_url', 'http://127.0.0.1:1/')
  t.equal(reasonOf(await (await enter(shop)).open(channelUrl)), null)
})

t.test('generation 1.3 exchanges the key for a bearer token where OAuth is chosen, and hears from its own portal why there is none', async t => {
  const { gateway, url } = await listen(t)
  const shop = await createTestApp(t)
  const { key, accountId, id } = await issueKey(gateway, { expiresAt: new Date('2026-03-02T09:30:00Z') })
  await storeKey(shop, key)
  await storeValue(shop, 'services_connector/production_gateway_url', url)
  const admin = await enter(shop)
  await admin.open(emulationUrl)
  await admin.submit('#config-edit-form', { 'groups[connector][fields][generation][value]': '1.3', 'groups[connector][fields][generation][inherit]': null, 'groups[connector][fields][credentials_type][value]': 'IMS_OAuth', 'groups[connector][fields][credentials_type][inherit]': null })
  const asked = async (): Promise<unknown> => (await gateway.database('gateway_request').orderBy('id', 'desc').first('method', 'path', 'status'))
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  t.same(await asked(), { method: 'POST', path: '/ims/token/v3', status: 200 })
  t.match((await listVerdicts(shop)).at(-1), { reason: 'HTTP 200, a bearer token', description: 'Amazon Sales Channel' })
  gateway.clock.set('2026-03-02T09:30:00Z')
  t.equal(reasonOf(await admin.open(channelUrl)), 'expired')
  await portalOf(gateway).revoke(accountId, id)
  t.equal(reasonOf(await admin.open(channelUrl)), 'revoked')
  t.match((await listVerdicts(shop)).at(-1), { reason: 'HTTP 401 (invalid_client)' })
  await gateway.database('account_api_key').delete()
  t.equal(reasonOf(await admin.open(channelUrl)), 'unknown')
  await storeValue(shop, 'services_connector/production_gateway_url', '/')
  await storeKey(shop, (await issueKey(shop)).key)
  t.equal(reasonOf(await admin.open(channelUrl)), null, 'in one process, too')
  const kept = JSON.stringify(await gateway.database('gateway_request')) + gateway.log() + shop.log()
  t.notOk(kept.includes(key))
  t.notMatch(kept, /access_token\\*":\\*"[\w-]{20}/)
})
