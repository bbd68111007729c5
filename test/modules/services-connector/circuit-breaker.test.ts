import t from 'tap'
import type { KeyAnswer } from '../../../src/admin/key-authority.ts'
import { createCircuitBreaker } from '../../../src/modules/services-connector/circuit-breaker.ts'
import { createFakeAuthority } from '../../helpers/channel.ts'

const down: KeyAnswer = { outcome: 'unreachable', reason: 'no answer within 2000 ms' }
const good: KeyAnswer = { outcome: 'valid', reason: 'HTTP 200' }

/** A breaker before an authority that answers as told, with a stopwatch that a test moves. */
function build () {
  const authority = createFakeAuthority(down)
  const watch = { ms: 0 }
  const breaker = createCircuitBreaker(authority, { elapsed: () => watch.ms })
  const check = async (): Promise<KeyAnswer> => await breaker.check('key', 'production')
  return { authority, watch, breaker, check }
}

t.test('after three failures within 30 s nobody is asked for 10 s, and the reason says so', async t => {
  const { authority, watch, check } = build()
  for (let times = 0; times < 3; times++) { t.same(await check(), down); watch.ms += 2000 }
  watch.ms += 1000
  const answer = await check()
  t.equal(authority.asked, 3)
  t.match(answer, { outcome: 'unreachable', reason: /not asked: the last 3 checks in a row failed \(circuit breaker open, next try in 7 s\)/ })
})

t.test('when the pause is over one check goes through; while it waits the others do not, and a good answer closes the breaker', async t => {
  const { authority, watch, check } = build()
  for (let times = 0; times < 3; times++) await check()
  watch.ms += 10_000
  authority.answer = good
  const [probe, other] = await Promise.all([check(), check()])
  t.same(probe, good)
  t.match(other.reason, /one check is being tried/)
  t.equal(authority.asked, 4)
  t.same(await check(), good)
  t.equal(authority.asked, 5)
})

t.test('a probe that fails opens it for another pause', async t => {
  const { authority, watch, check } = build()
  for (let times = 0; times < 3; times++) await check()
  watch.ms += 10_000
  t.same(await check(), down)
  watch.ms += 9999
  t.match((await check()).reason, /not asked/)
  t.equal(authority.asked, 4)
})

t.test('failures that lie far apart, or have an answer about the key between them, do not open it', async t => {
  const { authority, watch, check } = build()
  for (let times = 0; times < 6; times++) { await check(); watch.ms += 15_001 }
  t.equal(authority.asked, 6)
  const other = build()
  for (const answer of [down, down, { outcome: 'expired', reason: 'HTTP 403' } as const, down, down]) { other.authority.answer = answer; await other.check() }
  other.authority.answer = good
  t.same(await other.check(), good)
})

t.test('a reset asks again at once', async t => {
  const { authority, breaker, check } = build()
  for (let times = 0; times < 4; times++) await check()
  breaker.reset()
  authority.answer = good
  t.same(await check(), good)
})
