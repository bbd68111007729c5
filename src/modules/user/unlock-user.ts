import type { Database } from '../../kernel/database/database.ts'
import { findAdminUserByName, saveFailures } from './admin-user-table.ts'
import { isLocked } from './failure-count.ts'

/** Unlocks an admin user and says so in the original's words. */
export async function unlockUser (database: Database, username: string, now: Date): Promise<string> {
  const user = await findAdminUserByName(database, username, false)
  if (user === undefined) return `Couldn't find the user account "${username}"`
  if (!isLocked(user, now)) return `The user account "${username}" was not locked or could not be unlocked`
  await saveFailures(database, user.userId, { failures: 0, firstFailure: undefined, lockExpires: undefined })
  return `The user account "${username}" has been unlocked`
}
