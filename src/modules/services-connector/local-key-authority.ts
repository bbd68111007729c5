import type { KeyAnswer, KeyAuthority, KeyEnvironment } from '../../admin/key-authority.ts'

export interface LocalKeyAuthorityOptions {
  readonly inspect: KeyAuthority['inspect']
  /** `caller` is who asks, as the key's owner reads it in the API Portal. */
  readonly verify: (key: string, environment: KeyEnvironment, caller: string) => Promise<KeyAnswer>
}

/** The key authority in this very process: the API Portal of its own Commerce account site. */
export function createLocalKeyAuthority ({ inspect, verify }: LocalKeyAuthorityOptions): KeyAuthority {
  return {
    name: 'API Portal of this installation',
    inspect,
    async check (key, environment): Promise<KeyAnswer> {
      try {
        return await verify(key, environment, 'Backroom Admin')
      } catch {
        return { outcome: 'unreachable', reason: 'the API Portal failed to answer' }
      }
    }
  }
}
