import type { Database } from '../../../kernel/database/database.ts'
import { toTimestamp } from '../../../kernel/database/timestamp.ts'

const table = 'admin_user_expiration'

/** Sets from when on a user's account is worth nothing; undefined for ever. */
export async function saveExpiration (transaction: Database, userId: number, expiresAt: Date | undefined): Promise<void> {
  await transaction(table).where({ user_id: userId }).delete()
  if (expiresAt !== undefined) await transaction(table).insert({ user_id: userId, expires_at: toTimestamp(expiresAt) })
}
