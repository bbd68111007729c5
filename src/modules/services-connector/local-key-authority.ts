import type { KeyAnswer, KeyAuthority } from '../../admin/key-authority.ts'

export interface LocalKeyAuthorityOptions {
  readonly inspect: KeyAuthority['inspect']
  readonly verify: KeyAuthority['check']
}

/** The key authority in this very process: the API Portal of its own Commerce account site. */
export function createLocalKeyAuthority ({ inspect, verify }: LocalKeyAuthorityOptions): KeyAuthority {
  return {
    name: 'API Portal of this installation',
    inspect,
    async check (key, environment): Promise<KeyAnswer> {
      try {
        return await verify(key, environment)
      } catch {
        return { outcome: 'unreachable', reason: 'the API Portal failed to answer' }
      }
    }
  }
}
