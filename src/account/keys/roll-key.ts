import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import { inTransaction } from '../../kernel/database/database.ts'
import { findLivingApiKey, saveApiKeySecret } from '../api-key-table.ts'
import { requireRoom, type KeyChangeOptions } from './issue-key.ts'
import { insertKeyEvent } from './key-event-table.ts'
import { createSecret } from './key-secret.ts'
import { insertReplacedSecret, stopReplacedSecrets } from './replaced-secret-table.ts'

/** How a key is rolled. */
export interface RollOrder {
  /** Seconds that the old secret still works; 0: it stops now. It never outlives its own expiry. */
  readonly overlap: number
  /** Whether the old secret stops as soon as the new one is used for the first time; `overlap` is then the longest it works. */
  readonly endsOnUse?: boolean
  /** When the new secret expires; undefined: never. */
  readonly expiresAt?: Date | undefined
  /** The person who rolls; undefined: this installation itself. */
  readonly by?: AuditOrigin | undefined
}

/** Gives a living key, expired or not, a new secret under the same id and description; false where there is no such key. */
export async function rollKey (options: KeyChangeOptions, accountId: number, id: number, { overlap, endsOnUse = false, expiresAt, by }: RollOrder): Promise<boolean> {
  const { database, clock, audit } = options
  const now = clock.now()
  return await inTransaction(database, async transaction => {
    const old = await findLivingApiKey(transaction, accountId, id)
    if (old === undefined) return false
    if (by !== undefined) await requireRoom(transaction, accountId, now)
    const secret = createSecret(options, old.environment, { issuedAt: now, expiresAt })
    // Somebody else rolled it in the same moment: his new secret must not get lost unseen.
    if (!await saveApiKeySecret(transaction, old, secret)) return false
    const stop = new Date(now.getTime() + overlap * 1000)
    const stopsAt = old.expiresAt !== undefined && old.expiresAt < stop ? old.expiresAt : stop
    await insertReplacedSecret(transaction, old, { replacedAt: now, stopsAt, endsOnUse })
    await insertKeyEvent(transaction, 'rolled', { ...old, lastFour: secret.lastFour }, { audit, by, now })
    return true
  })
}

/** Stops at once whatever a key was before it was rolled; returns how many old secrets still worked. */
export async function stopOldSecrets ({ database, clock, audit }: KeyChangeOptions, accountId: number, id: number, by?: AuditOrigin): Promise<number> {
  const now = clock.now()
  return await inTransaction(database, async transaction => {
    const key = await findLivingApiKey(transaction, accountId, id)
    const count = key === undefined ? 0 : await stopReplacedSecrets(transaction, id, now)
    if (key !== undefined && count > 0) await insertKeyEvent(transaction, 'stopped', key, { audit, by, now })
    return count
  })
}
