import type { Database } from '../../kernel/database/database.ts'
import { toTimestamp } from '../../kernel/database/timestamp.ts'
import { addPasswordHash } from './admin-passwords-table.ts'

export interface NewPassword {
  readonly userId: number
  /** In the stored format: hashing takes long, and happens before the transaction. */
  readonly hash: string
  readonly now: Date
}

/** Gives a user a new password: the one place where passwords are written. It enters the history, and a link to reset the old one is dead. */
export async function setPassword (transaction: Database, { userId, hash, now }: NewPassword): Promise<void> {
  await transaction('admin_user').where({ user_id: userId }).update({ password: hash, modified: toTimestamp(now), rp_token: null, rp_token_created_at: null })
  await addPasswordHash(transaction, userId, hash, now)
}
