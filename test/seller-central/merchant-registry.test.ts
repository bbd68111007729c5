import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import t from 'tap'
import { deriveSecret } from '../../src/kernel/secrets.ts'
import { createConsents, type Consents } from '../../src/seller-central/consents.ts'
import type { SellerUser } from '../../src/seller-central/seller-table.ts'
import { createTestClock, type TestClock } from '../helpers/clock.ts'
import { createTestDatabase } from '../helpers/database.ts'
import { addSeller, registryOf } from '../helpers/seller.ts'
import { testCryptKey } from '../helpers/app.ts'
import type { Database } from '../../src/kernel/database/database.ts'

const store = { countryCode: 'US', email: 'shop@example.com', name: 'Ada on Amazon', baseUrl: 'http://localhost:9080/' }

function consentsOf ({ database, clock }: { database: Database, clock: TestClock }): Consents {
  return createConsents({ database, clock, secret: deriveSecret(testCryptKey, 'seller links') })
}

/** The token in a link's address. */
function tokenOf (url: string): string {
  return new URL(url, 'http://localhost').searchParams.get('link')!
}

t.test('a merchant is registered once, changed, listed by country and deleted with its links', async t => {
  const site = { database: await createTestDatabase(t), clock: createTestClock() }
  const registry = registryOf(site)
  const uuid = randomUUID()
  await registry.createMerchant({ ...store, uuid })
  await t.rejects(registry.createMerchant({ ...store, uuid }), { code: 'MERCHANT_EXISTS', statusCode: 409 })
  await t.rejects(registry.createMerchant({ ...store, uuid: randomUUID(), countryCode: 'XX' }), { code: 'MERCHANT_COUNTRY_UNKNOWN' })
  await t.rejects(registry.createMerchant({ ...store, uuid: randomUUID(), countryCode: 'constructor' }), { code: 'MERCHANT_COUNTRY_UNKNOWN' })
  await registry.updateMerchant(uuid, { name: 'New name', email: 'new@example.com' })
  t.match(await registry.list(['US', 'CA']), [{ uuid, name: 'New name', email: 'new@example.com', countryCode: 'US', authentication: { state: 'pending' }, createdAt: site.clock.now() }])
  t.same(await registry.list(['GB']), [])
  t.same(await registry.list(['US'], 2), [])
  await registry.findConsentUrl(uuid, '/admin/')
  await registry.deleteMerchant(uuid)
  await registry.deleteMerchant(uuid)
  t.same(await site.database('seller_central_consent_link'), [])
  t.equal(await registry.find(uuid), undefined)
  t.same(await registry.findAuthentication(uuid), { state: 'pending' })
  await t.rejects(registry.updateMerchant(uuid, { name: 'x', email: 'y' }), { code: 'MERCHANT_UNKNOWN', statusCode: 404 })
  await t.rejects(registry.findConsentUrl(uuid, '/admin/'), { code: 'MERCHANT_UNKNOWN' })
})

t.test('of two stores of one seller and country only one is authorised, even when both are decided at once', async t => {
  const site = { database: await createTestDatabase(t), clock: createTestClock() }
  const registry = registryOf(site)
  const seller = await addSeller(site)
  const uuids = [randomUUID(), randomUUID()]
  for (const uuid of uuids) await registry.createMerchant({ ...store, uuid })
  const tokens = await Promise.all(uuids.map(async uuid => tokenOf(await registry.findConsentUrl(uuid, '/admin/'))))
  const decisions = await Promise.all(tokens.map(async token => await consentsOf(site).consent(token, seller)))
  t.same(decisions.toSorted(), ['done', 'seller_taken'])
  const states = await Promise.all(uuids.map(async uuid => (await registry.findAuthentication(uuid)).state))
  t.same(states.toSorted(), ['authenticated', 'refused'])
})

type Step = (world: World, pick: number) => Promise<unknown>

interface World {
  readonly database: Database
  readonly clock: TestClock
  readonly uuids: string[]
  readonly tokens: string[]
  readonly users: readonly SellerUser[]
}

const steps: Readonly<Record<string, Step>> = {
  async create (world, pick) {
    const uuid = randomUUID()
    await registryOf(world).createMerchant({ ...store, uuid, countryCode: ['US', 'CA', 'GB'][pick % 3]! })
    world.uuids.push(uuid)
  },
  async link (world, pick) {
    if (world.uuids.length > 0) world.tokens.push(tokenOf(await registryOf(world).findConsentUrl(world.uuids[pick % world.uuids.length]!, '/admin/')))
  },
  consent: async (world, pick) => { if (world.tokens.length > 0) await consentsOf(world).consent(world.tokens[pick % world.tokens.length]!, world.users[pick % world.users.length]!) },
  decline: async (world, pick) => { if (world.tokens.length > 0) await consentsOf(world).decline(world.tokens[pick % world.tokens.length]!, world.users[pick % world.users.length]!) },
  renew: async (world, pick) => { await consentsOf(world).change(world.uuids[pick % world.uuids.length] ?? '', world.users[pick % world.users.length]!.sellerId, 'renewed') },
  revoke: async (world, pick) => { await consentsOf(world).change(world.uuids[pick % world.uuids.length] ?? '', world.users[pick % world.users.length]!.sellerId, 'revoked') },
  async remove (world, pick) { for (const uuid of world.uuids.splice(pick % (world.uuids.length + 1), 1)) await registryOf(world).deleteMerchant(uuid) },
  wait: async (world, pick) => { world.clock.forward([60, 3600, 200 * 86_400][pick % 3]!) }
}

t.test('in any order of actions a seller has one store a country at most, and only stores of his region', async t => {
  const database = await createTestDatabase(t)
  const users = [await addSeller({ database, clock: createTestClock() }), await addSeller({ database, clock: createTestClock() }), await addSeller({ database, clock: createTestClock() }, { region: 'EU' })]
  const step = fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat(1000))
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async sequence => {
    const world: World = { database, clock: createTestClock(), uuids: [], tokens: [], users }
    // From a world in which something can happen at once.
    for (const [name, pick] of [['create', 0], ['create', 0], ['link', 0], ['link', 1], ...sequence] as Array<[string, number]>) {
      await steps[name]!(world, pick)
      const held = (await registryOf(world).list(['US', 'CA', 'GB'])).filter(({ sellerId }) => sellerId !== undefined)
      const slots = held.map(({ sellerId, countryCode }) => `${sellerId} ${countryCode}`)
      if (new Set(slots).size !== slots.length) throw new Error(`after ${name}: ${slots.join()}`)
      for (const { sellerId, countryCode } of held) {
        if ((users.find(user => user.sellerId === sellerId)!.region === 'EU') !== (countryCode === 'GB')) throw new Error(`after ${name}: ${countryCode} in the wrong region`)
      }
    }
    for (const uuid of world.uuids) await registryOf(world).deleteMerchant(uuid)
  }), { numRuns: 15 })
  t.same(await database('seller_central_consent_link'), [], 'a deleted merchant leaves nothing')
})
