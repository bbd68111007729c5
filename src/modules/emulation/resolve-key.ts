import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Fingerprint } from '../../kernel/secrets.ts'

/** Finds the key with a fingerprint among the stored ones. */
export type ResolveKey = (fingerprint: string) => Promise<string | undefined>

/** Builds the search over the paths where API keys are kept; whoever asks gets the key only for use, never to show it. */
export function createResolveKey (scopeConfig: Pick<ScopeConfig, 'getSecret'>, fingerprint: Fingerprint, paths: readonly string[]): ResolveKey {
  return async wanted => {
    for (const path of paths) {
      const secret = await scopeConfig.getSecret(path)
      // As it is sent: outer white space is no part of a key.
      const key = secret.state === 'set' ? secret.value.trim() : ''
      if (key !== '' && fingerprint(key) === wanted) return key
    }
    return undefined
  }
}
