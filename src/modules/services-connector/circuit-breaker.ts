import type { KeyAnswer, KeyAuthority } from '../../admin/key-authority.ts'

/** When the breaker opens, and for how long; milliseconds. */
export interface CircuitLimits {
  /** Failures in a row, all within `within`, that open it. */
  readonly failures: number
  readonly within: number
  readonly openFor: number
}

/** Decision: three failures within 30 s, then nobody waits for 10 s. */
const usualLimits: CircuitLimits = { failures: 3, within: 30_000, openFor: 10_000 }

export interface CircuitOptions {
  /** Milliseconds that only ever grow: the clock of the product can be frozen or set back, and a breaker must not follow it. */
  readonly elapsed?: () => number
  readonly limits?: CircuitLimits
}

/** An authority that stops asking one that keeps failing. */
export interface GuardedAuthority extends KeyAuthority {
  /** Forgets what failed: the next check asks again. */
  reset: () => void
}

/**
 * Keeps an authority that does not answer from costing every access its time limit: after some failures in a row it answers
 * `unreachable` at once, and lets one check at a time through when the pause is over (half-open). Any answer about the key closes it.
 */
export function createCircuitBreaker (authority: KeyAuthority, { elapsed = () => performance.now(), limits = usualLimits }: CircuitOptions = {}): GuardedAuthority {
  let failures: number[] = []
  let openUntil: number | undefined
  let isProbing = false

  const note = (answer: KeyAnswer): void => {
    const now = elapsed()
    if (answer.outcome !== 'unreachable') {
      failures = []
      openUntil = undefined
      return
    }
    failures = [...failures, now].slice(-limits.failures)
    const isTooMuch = failures.length === limits.failures && now - failures[0]! <= limits.within
    if (openUntil !== undefined || isTooMuch) openUntil = now + limits.openFor
  }
  return {
    name: authority.name,
    inspect: authority.inspect,
    async check (key, environment) {
      const now = elapsed()
      const isProbe = openUntil !== undefined
      if (isProbe && (isProbing || now < openUntil!)) return toRefusal(limits.failures, isProbing ? undefined : openUntil! - now)
      isProbing = isProbe
      try {
        const answer = await authority.check(key, environment)
        note(answer)
        return answer
      } finally {
        if (isProbe) isProbing = false
      }
    },
    reset () {
      failures = []
      openUntil = undefined
    }
  }
}

/** What is answered without asking; `left` are the milliseconds until the next try, undefined while one is being made. */
function toRefusal (failures: number, left: number | undefined): KeyAnswer {
  const pause = left === undefined ? 'one check is being tried at this moment' : `next try in ${Math.max(1, Math.ceil(left / 1000))} s`
  return { outcome: 'unreachable', reason: `not asked: the last ${failures} checks in a row failed (circuit breaker open, ${pause})` }
}
