import fc from 'fast-check'
import t from 'tap'
import { atTime, isGranted, transition, type Authorization, type AuthorizationEvent } from '../../src/seller-central/authorization.ts'

const start = Date.parse('2026-03-02T09:00:00Z')
const sellers = ['A0000000000001', 'A0000000000002']
const moment = fc.integer({ min: 0, max: 900 }).map(days => new Date(start + days * 86_400_000))
const event: fc.Arbitrary<AuthorizationEvent> = fc.oneof(
  fc.record({ type: fc.constant('link_created' as const), expiresAt: moment }),
  fc.record({ type: fc.constant('consented' as const), sellerId: fc.constantFrom(...sellers), at: moment }),
  fc.record({ type: fc.constant('refused' as const), reason: fc.constantFrom('wrong_region' as const, 'not_primary_user' as const, 'seller_taken' as const) }),
  fc.record({ type: fc.constant('renewed' as const), at: moment }),
  fc.record({ type: fc.constantFrom('declined' as const, 'lapsed' as const, 'revoked' as const, 'deleted' as const) })
)

/** Which states may follow which (drawn by hand, not computed from the code). */
const reachable: Readonly<Record<Authorization['state'], readonly string[]>> = {
  pending: ['pending', 'refused', 'authenticated', 'deleted'],
  refused: ['pending', 'refused', 'authenticated', 'deleted'],
  authenticated: ['authenticated', 'expired', 'revoked', 'deleted'],
  expired: ['authenticated', 'expired', 'revoked', 'deleted'],
  revoked: ['authenticated', 'revoked', 'deleted'],
  deleted: []
}

t.test('no order of events leads to a state that cannot be reached', async t => {
  fc.assert(fc.property(fc.array(event, { maxLength: 30 }), events => {
    let authorization: Authorization = { state: 'pending' }
    for (const happening of events) {
      const next = transition(authorization, happening)
      if (next === undefined) continue
      if (!reachable[authorization.state].includes(next.state)) throw new Error(`${authorization.state} -> ${happening.type} -> ${next.state}`)
      if (isGranted(authorization) && isGranted(next) && next.sellerId !== authorization.sellerId && authorization.state !== 'revoked') throw new Error('the seller changed without a revocation')
      if (isGranted(next) && next.expiresAt <= next.authorizedAt) throw new Error('a consent ends before it begins')
      authorization = next
    }
  }), { numRuns: 500 })
  t.pass('every step is one of those drawn')
})

t.test('what the clock says is never undone by reading again, and holds strictly before its end', async t => {
  const at = new Date(start)
  const granted = transition({ state: 'pending' }, { type: 'consented', sellerId: sellers[0]!, at })!
  t.match(granted, { state: 'authenticated', authorizedAt: at, expiresAt: new Date('2027-03-02T09:00:00Z') })
  t.equal(atTime(granted, new Date('2027-03-02T08:59:59.999Z')).state, 'authenticated')
  const late = new Date('2027-03-02T09:00:00Z')
  t.equal(atTime(granted, late).state, 'expired')
  t.same(atTime(atTime(granted, late), late), atTime(granted, late))
  const waiting = transition({ state: 'pending' }, { type: 'link_created', expiresAt: late })!
  t.equal(atTime(waiting, at).state, 'pending')
  t.same(atTime(waiting, late), { state: 'refused', reason: 'link_expired' })
})

t.test('a try that failed leaves a consent as it was, but is told until the next try', async t => {
  const granted = transition({ state: 'pending' }, { type: 'consented', sellerId: sellers[0]!, at: new Date(start) })!
  const refused = transition(granted, { type: 'declined' })!
  t.same(refused, { ...granted, refusal: 'declined' })
  t.same(transition(refused, { type: 'link_created', expiresAt: new Date(start) }), granted)
})
