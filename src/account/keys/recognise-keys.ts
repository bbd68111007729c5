import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../../kernel/database/database.ts'
import { findLookupId } from '../key-format.ts'
import { findHeldKey } from './key-secret.ts'

/** A key of ours that was found in a text, as its finder may know it; never the key. */
export interface FoundKey {
  readonly lastFour: string
  /** `works`: the account's, and whoever reads the text can use it. `stopped`: the account's, and dead. `other`: not the account's, whatever it is. */
  readonly state: 'works' | 'stopped' | 'other'
  /** Of the account's keys only. */
  readonly keyId?: number
  readonly description?: string
  /** Whether it is an old secret that still works for a while because its key was rolled. */
  readonly isReplaced?: boolean
}

/** So many different keys of one text are looked at. */
export const mostFoundKeys = 100
const shape = /cak_(?:live|test)_[0-9a-z]{12}_[0-9A-Za-z]{38}/g

/** Finds whole keys of our own format in a text, each once; a checksum tells them from what only looks alike. */
export function findKeysInText (text: string): string[] {
  return [...new Set(text.match(shape) ?? [])].filter(key => findLookupId(key) !== undefined)
}

/** Tells which of the keys are an account's and still work; another account's key is as strange as one that never was. */
export async function recogniseKeys (options: { database: Database, clock: Clock, secret: Buffer }, accountId: number, keys: readonly string[]): Promise<FoundKey[]> {
  const now = options.clock.now()
  const found: FoundKey[] = []
  for (const key of keys.slice(0, mostFoundKeys)) {
    const held = await findHeldKey(options.database, options.secret, key)
    const lastFour = key.slice(-4)
    if (held?.accountId !== accountId) found.push({ lastFour, state: 'other' })
    else {
      const hasEnded = held.deletedAt !== undefined || (held.expiresAt !== undefined && held.expiresAt <= now)
      found.push({ lastFour, state: hasEnded ? 'stopped' : 'works', keyId: held.keyId, description: held.description, isReplaced: held.replacedAt !== undefined })
    }
  }
  return found
}
