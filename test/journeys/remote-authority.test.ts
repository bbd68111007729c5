import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { createTestApp, type TestApp } from '../helpers/app.ts'
import { channelUrl, connectorUrl, issueKey, keyField, listVerdicts, portalOf, reasonOf, storeKey } from '../helpers/channel.ts'
import { enter, errorAt } from '../helpers/people.ts'

/** Two instances: a shop, and the one whose gateway it asks over HTTP. */
async function openShop (t: Test): Promise<{ shop: TestApp, authority: TestApp }> {
  const authority = await createTestApp(t)
  await authority.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = authority.app.server.address() as AddressInfo
  const shop = await createTestApp(t, { variables: { GATEWAY_URL: `http://127.0.0.1:${port}/` } })
  return { shop, authority }
}

t.test('a key of another instance opens the channel, and its end and a deletion arrive over HTTP', async t => {
  const { shop, authority } = await openShop(t)
  const { key, accountId, id } = await issueKey(authority, { expiresAt: new Date('2026-03-02T10:00:00Z') })
  await storeKey(shop, key)
  const admin = await enter(shop)
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  authority.clock.set('2026-03-02T10:00:00Z')
  const expired = await admin.open(channelUrl)
  t.equal(reasonOf(expired), 'expired')
  t.match(expired.text, /has expired on Mar 2, 2026, 2:00/)
  authority.clock.set('2026-03-02T09:30:00Z')
  await portalOf(authority).revoke(accountId, id)
  t.equal(reasonOf(await admin.open(channelUrl)), 'revoked')
  const rows = await listVerdicts(shop)
  t.same(rows.map(row => [row.verdict, row.reason]), [['valid', 'HTTP 200'], ['expired', 'HTTP 403'], ['revoked', 'HTTP 403']])
  t.same(await listVerdicts(authority), [], 'the authority keeps no record of the shop\'s accesses')
})

t.test('a key that nobody issued is unknown there', async t => {
  const { shop, authority } = await openShop(t)
  const { key } = await issueKey(authority)
  await authority.database('account_api_key').delete()
  await storeKey(shop, key)
  t.equal(reasonOf(await (await enter(shop)).open(channelUrl)), 'unknown')
})

t.test('a key of another make is passed on as it is', async t => {
  const { shop } = await openShop(t)
  await storeKey(shop, '0123456789abcdef0123456789abcdef')
  t.equal(reasonOf(await (await enter(shop)).open(channelUrl)), 'unknown')
  t.match(await listVerdicts(shop), [{ reason: 'HTTP 403' }])
})

t.test('when the other instance is gone the channel says so and does not blame the key', async t => {
  const { shop, authority } = await openShop(t)
  await storeKey(shop, (await issueKey(authority)).key)
  const admin = await enter(shop)
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  await authority.app.close()
  const page = await admin.open(channelUrl)
  t.equal(page.status, 503)
  t.equal(reasonOf(page), 'unreachable')
  t.match(page.text, /no connection \(ECONNREFUSED\)/)
})

t.test('the key field still refuses a password before anybody is asked', async t => {
  const { shop } = await openShop(t)
  const admin = await enter(shop)
  await admin.open(connectorUrl)
  await admin.submit('#config-edit-form', { [keyField()]: 'a pass word' })
  t.match(errorAt(admin, 'services_connector_services_connector_integration_production_api_key'), /not an API key/)
  t.same(await listVerdicts(shop), [])
})
