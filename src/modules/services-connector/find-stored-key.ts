import type { ScopeConfig, ValueSource } from '../../config/scope-config.ts'
import type { KeyOrigin } from './verdict.ts'

/** A key with the place that it came from; `key` must not reach any output. */
export interface FoundKey {
  /** Without outer white space; empty where there is none, undefined where it cannot be decrypted. */
  readonly key: string | undefined
  readonly path: string
  readonly scope: KeyOrigin | undefined
  readonly place: string | undefined
}

/** Reads the key that is stored under a path, and which place in the configuration gives it. */
export async function findStoredKey (scopeConfig: Pick<ScopeConfig, 'getSecret'>, path: string): Promise<FoundKey> {
  const secret = await scopeConfig.getSecret(path)
  const key = secret.state === 'undecryptable' ? undefined : secret.state === 'set' ? secret.value.trim() : ''
  return { key, path, ...toPlace(secret.source) }
}

/** A source of a value in the words of a verdict: its kind, and which one of that kind it is. */
export function toPlace (source: ValueSource | undefined): Pick<FoundKey, 'scope' | 'place'> {
  if (source === undefined) return { scope: undefined, place: undefined }
  if (source.source === 'variable') return { scope: 'env', place: source.variable }
  if (source.source === 'file') return { scope: 'file', place: source.file }
  if (source.source === 'module') return { scope: 'module', place: undefined }
  const { type, id } = source.scope
  return { scope: type, place: `${type === 'default' ? 'default' : `${type}/${id}`}${source.updatedAt === undefined ? '' : `, saved ${source.updatedAt} UTC`}` }
}
