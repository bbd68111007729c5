import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import { inTransaction, isUniqueViolation, type Database } from '../../kernel/database/database.ts'
import { eraseDeletedApiKeys, eraseDeletedApiKeysOf, findLivingApiKey, listAllLivingApiKeys, markApiKeyDeleted, markApiKeyLiving } from '../api-key-table.ts'
import type { KeyChangeOptions } from './issue-key.ts'
import { insertKeyEvent, type KeyAct } from './key-event-table.ts'

/** Seconds in which a deletion can be undone; so long the key's text stays, encrypted, and is refused all the same. */
export const undoSeconds = 30

/** Deletes a key at once: whoever shows it is refused from this moment; false where the account has no such living key. */
export async function deleteKey (options: KeyChangeOptions, accountId: number, id: number, by?: AuditOrigin): Promise<boolean> {
  const now = options.clock.now()
  return await inTransaction(options.database, async transaction => {
    await eraseDeletedApiKeys(transaction, now)
    return await markDeleted(transaction, { accountId, id, audit: options.audit, by, now, eraseAt: new Date(now.getTime() + undoSeconds * 1000) })
  })
}

/** Takes a deletion back within its 30 seconds, with whatever still worked of the key. */
export async function restoreKey ({ database, clock, audit }: KeyChangeOptions, accountId: number, id: number, by?: AuditOrigin): Promise<'restored' | 'too_late' | 'place_taken'> {
  const now = clock.now()
  try {
    return await inTransaction(database, async transaction => {
      if (!await markApiKeyLiving(transaction, accountId, id, now)) return 'too_late'
      await insertKeyEvent(transaction, 'restored', (await findLivingApiKey(transaction, accountId, id))!, { audit, by, now })
      return 'restored'
    })
  } catch (error) {
    if (isUniqueViolation(error)) return 'place_taken'
    throw error
  }
}

/** Deletes every living key of an account for good, in the caller's transaction; nothing of it can be undone. */
export async function deleteAllKeys (database: Database, accountId: number, { audit, by, now }: KeyAct): Promise<void> {
  for (const { id } of await listAllLivingApiKeys(database, accountId)) await markDeleted(database, { accountId, id, audit, by, now, eraseAt: now })
  // What was deleted a moment ago cannot be undone any more either.
  await eraseDeletedApiKeysOf(database, accountId)
}

async function markDeleted (database: Database, { accountId, id, audit, by, now, eraseAt }: KeyAct & { readonly accountId: number, readonly id: number, readonly eraseAt: Date }): Promise<boolean> {
  const key = await findLivingApiKey(database, accountId, id)
  if (key === undefined || !await markApiKeyDeleted(database, accountId, id, { deletedAt: now, eraseAt })) return false
  await insertKeyEvent(database, 'deleted', key, { audit, by, now })
  return true
}
