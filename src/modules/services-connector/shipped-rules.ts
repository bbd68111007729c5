import type { KeyAnswer, KeyAuthority, KeyEnvironment } from '../../admin/key-authority.ts'
import type { Behaviour } from '../emulation/behaviour.ts'

/** What the rules ask the configuration, and only where an answer is not plainly valid. */
export interface ShippedRuleOptions {
  readonly behaviour: Behaviour
  /** Whether the call was signed (generation 1.3 with a private key). */
  readonly isSigning: (environment: KeyEnvironment) => Promise<boolean>
}

/**
 * Has an authority's answers judged by the status alone where the emulation is "as shipped": from 400 on a bad key, below it a
 * valid one (signed calls: 200 alone). An end of a key is known in advance in the corrected behaviour alone, and as shipped it is no
 * reason of its own. Without any status (no connection, no answer in time) nothing is known there either.
 */
export function applyShippedRules (authority: KeyAuthority, findOptions: () => ShippedRuleOptions | undefined): KeyAuthority {
  return {
    get name () { return authority.name },
    inspect: authority.inspect,
    async check (key, environment) {
      const answer = await authority.check(key, environment)
      const options = findOptions()
      if (options === undefined) return answer
      const judged = answer.httpStatus === undefined || answer.outcome === 'valid' ? answer : await judge(options, answer, answer.httpStatus, environment)
      return judged.outcome === 'expired' || judged.expiresAt !== undefined ? await judgeEnd(options, judged) : judged
    }
  }
}

/** The guide knows that keys expire, but of no date; the original hears yes or no. Of a key that was deleted or sent to the other side the end says nothing. */
async function judgeEnd ({ behaviour }: ShippedRuleOptions, answer: KeyAnswer): Promise<KeyAnswer> {
  const mode = await behaviour.of('expiry')
  if (mode === 'corrected' || (mode === 'documented' && answer.outcome === 'expired')) return answer
  const { expiresAt: _end, replacedAt: _roll, endsOnUse: _use, ...rest } = answer
  return answer.outcome === 'expired' ? { ...rest, outcome: 'unknown', reason: `${answer.reason}, its end is not told (as shipped)` } : rest
}

async function judge ({ behaviour, isSigning }: ShippedRuleOptions, answer: KeyAnswer, status: number, environment: KeyEnvironment): Promise<KeyAnswer> {
  const isRefused = status >= 400 || (status !== 200 && await isSigning(environment))
  if (isRefused) {
    const isOutage = answer.outcome === 'unreachable' && await behaviour.of('outage') === 'shipped'
    return isOutage ? { ...answer, outcome: 'unknown', reason: `${answer.reason}, taken for a bad key (as shipped)` } : answer
  }
  return await behaviour.of('redirect') === 'shipped' ? { ...answer, outcome: 'valid', reason: `${answer.reason}, taken for valid (as shipped)` } : answer
}
