import type { AddressInfo } from 'node:net'
import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { named } from '../helpers/audit.ts'
import { channelUrl, connectorUrl, issueKey, keyField, portalOf, reasonOf, storeKey } from '../helpers/channel.ts'
import { enter } from '../helpers/people.ts'

const month = 30 * 86_400

t.test('a key that waits for its successor is told of in a shop that asks over HTTP, and ends when another one has the new key', async t => {
  const authority = await createTestApp(t)
  await authority.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = authority.app.server.address() as AddressInfo
  const [shop, other] = [await createTestApp(t, { variables: { GATEWAY_URL: `http://127.0.0.1:${port}` } }), authority]
  const { key, id, accountId } = await issueKey(authority)
  await storeKey(shop, key)
  await storeKey(other, key)
  const portal = portalOf(authority)
  await portal.roll(accountId, id, { overlap: month, endsOnUse: true, by: named('Ada') })
  const admin = await enter(shop)
  t.equal(reasonOf(await admin.open(channelUrl)), null, 'the old key works')
  t.match((await admin.open('/admin/admin/dashboard/')).text, /was replaced in the API Portal on .+ and stops working as soon as the new key is used anywhere, on Apr 1, 2026.+ at the latest: add the new key/)
  t.match((await admin.open('/admin/channel/amazon/key_check/view/id/1/')).text, /The key ends when the new one is used, at the latest\s*Apr 1, 2026/)
  t.match((await admin.open('/admin/channel/amazon/key_check/export/format/json/')).body, /"key_ends_on_use":1/)

  const second = await enter(other)
  t.equal(reasonOf(await second.open(channelUrl)), null, 'in the portal\'s own installation too')
  await second.open(connectorUrl)
  await second.submit('#config-edit-form', { [keyField()]: (await portal.reveal(accountId, id))! })
  t.match(second.page().messages('success'), [/You saved/, /it is valid/])
  t.match(await portal.listEvents(accountId, 'production'), [{ kind: 'taken_over', actor: 'Backroom Admin' }, { kind: 'rolled', actor: 'Ada' }, { kind: 'created' }])
  t.equal(reasonOf(await admin.open(channelUrl)), 'expired')
  t.equal(reasonOf(await second.open(channelUrl)), null)
})
