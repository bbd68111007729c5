import type { KeyAnswer, KeyAuthority, KeyEnvironment } from '../../admin/key-authority.ts'
import { presentAlone, type PresentKey } from './present-key.ts'

export interface LocalKeyAuthorityOptions {
  readonly inspect: KeyAuthority['inspect']
  /** `caller` is who asks, as the key's owner reads it in the API Portal. */
  readonly verify: (key: string, environment: KeyEnvironment, caller: string) => Promise<KeyAnswer>
  /** How the chosen generation of the connector presents a key; the key alone, where absent. */
  readonly present?: PresentKey
  /** Why a signed call of this key cannot be taken, in a word; undefined where it can. */
  readonly findSignatureFault?: (key: string, token: string) => Promise<string | undefined>
}

/** The key authority in this very process: the API Portal of its own Commerce account site. */
export function createLocalKeyAuthority ({ inspect, verify, present = presentAlone, findSignatureFault }: LocalKeyAuthorityOptions): KeyAuthority {
  return {
    name: 'API Portal of this installation',
    inspect,
    async check (key, environment): Promise<KeyAnswer> {
      try {
        const presented = await present(environment)
        if (presented.kind === 'answered') return presented.answer
        const answer = await verify(key, environment, 'Backroom Admin')
        const fault = presented.kind === 'signed' && answer.outcome === 'valid' ? await findSignatureFault?.(key, presented.token) : undefined
        return fault === undefined ? answer : { outcome: 'unknown', reason: `JWT is invalid (${fault})` }
      } catch {
        return { outcome: 'unreachable', reason: 'the API Portal failed to answer' }
      }
    }
  }
}
