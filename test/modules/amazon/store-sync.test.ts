import t, { type Test } from 'tap'
import type { AuditOrigin } from '../../../src/kernel/audit/audit-event.ts'
import { createAmazonStore, findAmazonStore } from '../../../src/modules/amazon/stores/amazon-store-table.ts'
import { listStatusChanges } from '../../../src/modules/amazon/stores/status-history-table.ts'
import { createStoreSync } from '../../../src/modules/amazon/stores/store-sync.ts'
import { createTestAudit } from '../../helpers/audit.ts'
import { createTestClock } from '../../helpers/clock.ts'
import { createTestDatabase } from '../../helpers/database.ts'
import { createFakeMerchants } from '../../helpers/fake-merchants.ts'

const cron: AuditOrigin = { realm: 'system', userId: null, userName: 'cron' }
const day = 24 * 60 * 60

async function prepare (t: Test) {
  const database = await createTestDatabase(t)
  const clock = createTestClock()
  const merchants = createFakeMerchants(clock)
  const sync = createStoreSync({ database, clock, audit: createTestAudit(clock), merchants })
  const add = async (countryCode = 'US'): Promise<string> => {
    const store = { websiteId: 1, email: 'a@example.com', name: `shop ${countryCode}`, countryCode, baseUrl: '/' }
    const uuid = await createAmazonStore(database, store, clock.now())
    await merchants.createMerchant({ uuid, ...store })
    return uuid
  }
  const find = async (uuid: string) => (await findAmazonStore(database, uuid))!
  const reasons = async (uuid: string) => (await listStatusChanges(database, (await find(uuid)).merchantId, { limit: 20 })).map(({ reason }) => reason).reverse()
  return { database, clock, merchants, sync, add, find, reasons }
}

t.test('a consent is written down once, with seller and end; asking again changes nothing', async t => {
  const { clock, merchants, sync, add, find, reasons } = await prepare(t)
  const uuid = await add()
  t.match(await sync.syncOne(uuid, cron), { isChanged: false, store: { authentication: 'pending_authentication' } })
  merchants.authorize(uuid, 'A7')
  clock.forward(60)
  t.match(await sync.syncOne(uuid, cron), { isChanged: true, store: { authentication: 'authenticated', isAuthenticated: true, sellerId: 'A7', authorizedAt: new Date('2026-03-02T09:00:00Z'), expiresAt: new Date('2027-03-02T09:00:00Z'), updatedAt: clock.now() } })
  clock.forward(60)
  t.match(await sync.syncOne(uuid, cron), { isChanged: false })
  t.not((await find(uuid)).updatedAt, clock.now())
  t.same(await reasons(uuid), ['authorized'])
})

t.test('every refusal is kept with its reason until the seller tries again', async t => {
  const { merchants, sync, add, find, reasons } = await prepare(t)
  const uuid = await add()
  for (const reason of ['declined', 'wrong_region', 'not_primary_user', 'seller_taken', 'link_expired'] as const) {
    merchants.answer(uuid, { state: 'refused', reason })
    await sync.syncOne(uuid, cron)
    t.match(await find(uuid), { authentication: 'refused', refusalReason: reason })
  }
  merchants.answer(uuid, { state: 'pending' })
  await sync.syncOne(uuid, cron)
  t.match(await find(uuid), { authentication: 'pending_authentication', refusalReason: undefined })
  merchants.authorize(uuid)
  await sync.syncOne(uuid, cron)
  t.same(await reasons(uuid), ['declined', 'wrong_region', 'not_primary_user', 'seller_taken', 'link_expired', 'retried', 'authorized'])
})

t.test('a seller has one store a country; the same seller in another country is another store', async t => {
  const { merchants, sync, add, find } = await prepare(t)
  const [first, second, abroad] = [await add('US'), await add('US'), await add('CA')]
  for (const uuid of [first, second, abroad]) {
    merchants.authorize(uuid, 'A7')
    await sync.syncOne(uuid, cron)
  }
  t.equal((await find(first)).authentication, 'authenticated')
  t.match(await find(second), { authentication: 'refused', refusalReason: 'seller_taken', sellerId: undefined })
  t.equal((await find(abroad)).authentication, 'authenticated')
})

t.test('a renewal that is begun or refused takes nothing away; a given one moves the end', async t => {
  const { clock, merchants, sync, add, find, reasons } = await prepare(t)
  const uuid = await add()
  merchants.authorize(uuid)
  await sync.syncOne(uuid, cron)
  clock.forward(350 * day)
  merchants.answer(uuid, { state: 'pending' })
  t.match(await sync.syncOne(uuid, cron), { isChanged: false })
  merchants.answer(uuid, { state: 'refused', reason: 'declined' })
  await sync.syncOne(uuid, cron)
  t.match(await find(uuid), { authentication: 'authenticated', refusalReason: 'declined', expiresAt: new Date('2027-03-02T09:00:00Z') })
  merchants.authorize(uuid)
  await sync.syncOne(uuid, cron)
  t.match(await find(uuid), { authentication: 'authenticated', refusalReason: undefined, expiresAt: new Date('2028-02-15T09:00:00Z') })
  clock.forward(400 * day)
  await sync.syncOne(uuid, cron)
  t.equal((await find(uuid)).authentication, 'expired', 'over, whatever the services behind say')
  merchants.authorize(uuid)
  await sync.syncOne(uuid, cron)
  t.same(await reasons(uuid), ['authorized', 'declined', 'renewed', 'expired', 'renewed'])
})

t.test('where the services do not answer nothing is written, and a store that is gone is no error', async t => {
  const { database, merchants, sync, add, reasons } = await prepare(t)
  const uuid = await add()
  merchants.authorize(uuid)
  merchants.isDown = true
  await t.rejects(sync.syncOne(uuid, cron), { code: 'MERCHANT_SERVICE_UNAVAILABLE', statusCode: 503 })
  t.same(await reasons(uuid), [])
  merchants.isDown = false
  t.equal(await sync.syncOne('00000000-0000-4000-8000-000000000000', cron), undefined)
  const findAuthentication = merchants.findAuthentication
  merchants.findAuthentication = async asked => {
    await database('channel_amazon_account').where({ uuid: asked }).delete()
    return await findAuthentication(asked)
  }
  t.equal(await sync.syncOne(uuid, cron), undefined, 'deleted while the answer was on its way')
  t.same(await database('channel_amazon_status_history'), [])
})

t.test('background tasks are given those that wait, and those once authorised', async t => {
  const { merchants, sync, add } = await prepare(t)
  const [waiting, refused, given, ended] = [await add('US'), await add('CA'), await add('MX'), await add('GB')]
  merchants.answer(refused, { state: 'refused', reason: 'declined' })
  merchants.authorize(given)
  merchants.answer(ended, { state: 'revoked', sellerId: 'A8', authorizedAt: new Date('2026-01-01T00:00:00Z'), expiresAt: new Date('2027-01-01T00:00:00Z') })
  for (const uuid of await sync.listDue('pending')) await sync.syncOne(uuid, cron)
  t.same(await sync.listDue('pending'), [waiting, refused])
  t.same(await sync.listDue('authenticated'), [given, ended])
})
