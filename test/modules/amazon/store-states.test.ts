import fc from 'fast-check'
import t, { type Test } from 'tap'
import { changeStatus, type StoreAction } from '../../../src/modules/amazon/stores/change-status.ts'
import { createAmazonStore, findAmazonStore } from '../../../src/modules/amazon/stores/amazon-store-table.ts'
import type { MerchantAuthentication } from '../../../src/modules/amazon/stores/merchant-service.ts'
import { listStatusChanges } from '../../../src/modules/amazon/stores/status-history-table.ts'
import { createStoreSync } from '../../../src/modules/amazon/stores/store-sync.ts'
import { byAdminUser, createTestAudit } from '../../helpers/audit.ts'
import { createTestClock } from '../../helpers/clock.ts'
import { createTestDatabase } from '../../helpers/database.ts'
import { createFakeMerchants } from '../../helpers/fake-merchants.ts'

type Step = { readonly act: StoreAction | 'sync' } | { readonly days: number } | { readonly answer: MerchantAuthentication['state'] }

/** What the guide and the decisions say of a store, told apart from the program: plain facts, no transitions. */
interface Model {
  hasRule: boolean
  isPaused: boolean
  /** How the last answer that counted read; undefined before there was one. */
  last?: MerchantAuthentication['state']
  /** Day on which the consent ends. */
  ends: number
}

const day = 24 * 60 * 60 * 1000
const year = 365

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<StoreAction | 'sync'>('sync', 'sync', 'rule_saved', 'activate', 'deactivate').map(act => ({ act })) },
  { weight: 2, arbitrary: fc.constantFrom<MerchantAuthentication['state']>('pending', 'refused', 'authenticated', 'authenticated', 'expired', 'revoked').map(answer => ({ answer })) },
  { weight: 1, arbitrary: fc.constantFrom(1, 200, year).map(days => ({ days })) }
)

/** Every state that a store may be in, as the table names it. */
const reachable = new Set([
  ...['pending_authentication', 'refused', 'authenticated', 'expired', 'revoked'].map(authentication => `incomplete ${authentication}`),
  ...['active', 'inactive'].flatMap(status => ['authenticated', 'expired', 'revoked'].map(authentication => `${status} ${authentication}`))
])

function toState ({ hasRule, isPaused, last }: Model): string {
  const status = !hasRule ? 'incomplete' : isPaused ? 'inactive' : 'active'
  return `${status} ${last === undefined || last === 'pending' ? 'pending_authentication' : last}`
}

function sync (model: Model, answer: MerchantAuthentication['state'], today: number, ends: number): void {
  const wasGiven = model.last === 'authenticated' || model.last === 'expired' || model.last === 'revoked'
  if (answer === 'pending' || answer === 'refused') {
    if (!wasGiven) model.last = answer
  } else {
    model.last = answer
    model.ends = ends
  }
  if (model.last === 'authenticated' && model.ends <= today) model.last = 'expired'
}

function act (model: Model, action: StoreAction, today: number): void {
  const isInForce = model.last === 'authenticated' && model.ends > today
  if (action === 'rule_saved' && isInForce) model.hasRule = true
  if (action === 'activate' && isInForce && model.hasRule) model.isPaused = false
  if (action === 'deactivate' && model.hasRule) model.isPaused = true
}

/** Plays the steps on a fresh store and on the model; true where they agree after every step. */
async function createPlay (t: Test) {
  const database = await createTestDatabase(t)
  const clock = createTestClock()
  const merchants = createFakeMerchants(clock)
  const audit = createTestAudit(clock)
  const { syncOne } = createStoreSync({ database, clock, audit, merchants })
  const seen = new Set<string>()
  let sellers = 0
  return {
    seen,
    async play (steps: readonly Step[]): Promise<void> {
      clock.set('2026-03-02T09:00:00.000Z')
      const sellerId = `A${sellers++}`
      const uuid = await createAmazonStore(database, { websiteId: 1, email: 'a@example.com', name: 'shop', countryCode: 'US', baseUrl: '/' }, clock.now())
      await merchants.createMerchant({ uuid, email: 'a@example.com', name: 'shop', countryCode: 'US', baseUrl: '/' })
      const model: Model = { hasRule: false, isPaused: false, ends: 0 }
      let today = 0
      let answer: MerchantAuthentication['state'] = 'pending'
      let ends = 0
      for (const step of steps) {
        if ('days' in step) { clock.forward(step.days * day / 1000); today += step.days }
        if ('answer' in step) {
          answer = step.answer
          ends = today + year
          const consent = { sellerId, authorizedAt: clock.now(), expiresAt: new Date(clock.now().getTime() + year * day) }
          merchants.answer(uuid, answer === 'pending' ? { state: answer } : answer === 'refused' ? { state: answer, reason: 'declined' } : { state: answer, ...consent })
        }
        if ('act' in step) {
          if (step.act === 'sync') { await syncOne(uuid, byAdminUser); sync(model, answer, today, ends) } else { await changeStatus({ database, clock, audit }, uuid, step.act, byAdminUser); act(model, step.act, today) }
        }
        const store = (await findAmazonStore(database, uuid))!
        const state = `${store.status} ${store.authentication}`
        if (state !== toState(model)) throw new Error(`after ${JSON.stringify(step)}: ${state}, but the model says ${toState(model)}`)
        if (!reachable.has(state)) throw new Error(`cannot be reached: ${state}`)
        seen.add(state)
        const [last] = await listStatusChanges(database, store.merchantId, { limit: 1 })
        if (last !== undefined && `${last.to.status} ${last.to.authentication}` !== state) throw new Error(`the history ends with ${JSON.stringify(last.to)}, the store is ${state}`)
      }
    }
  }
}

t.test('in whatever order things happen, a store is in a state it can reach, the one that the model says, and its history ends with it', async t => {
  const { seen, play } = await createPlay(t)
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 14 }), play), { numRuns: 60 })
  // Random ways rarely get this far.
  await play([{ answer: 'refused' }, { act: 'sync' }, { answer: 'authenticated' }, { act: 'sync' }, { act: 'activate' }, { act: 'rule_saved' }, { act: 'deactivate' }, { days: year }, { act: 'activate' }, { act: 'sync' }, { answer: 'revoked' }, { act: 'sync' }, { answer: 'refused' }, { act: 'sync' }])
  await play([{ answer: 'authenticated' }, { act: 'sync' }, { act: 'rule_saved' }, { days: year }, { answer: 'pending' }, { act: 'sync' }, { answer: 'revoked' }, { act: 'sync' }, { answer: 'authenticated' }, { act: 'sync' }])
  await play([{ answer: 'authenticated' }, { act: 'sync' }, { answer: 'revoked' }, { act: 'sync' }, { answer: 'expired' }, { act: 'sync' }])
  t.same([...seen].sort(), [...reachable].sort(), 'each of the eleven states was seen')
})
