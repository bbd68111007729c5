import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { findAdminUser, findAdminUserByName, saveFailures } from './admin-user-table.ts'
import { isLocked } from './failure-count.ts'
import type { UserAction } from './users/audit-actions.ts'

export interface UnlockOptions {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
}

/** Unlocks an admin user and says so in the original's words. */
export async function unlockUser (options: UnlockOptions, origin: AuditOrigin, username: string): Promise<string> {
  const user = await findAdminUserByName(options.database, username, false)
  if (user === undefined) return `Couldn't find the user account "${username}"`
  if (await unlockUsers(options, origin, [user.userId]) === 0) return `The user account "${username}" was not locked or could not be unlocked`
  return `The user account "${username}" has been unlocked`
}

/** Unlocks those of some users who are locked; returns how many these were. */
export async function unlockUsers ({ database, clock, audit }: UnlockOptions, origin: AuditOrigin, userIds: readonly number[]): Promise<number> {
  return await inTransaction(database, async transaction => {
    let unlocked = 0
    for (const userId of new Set(userIds)) {
      const user = await findAdminUser(transaction, userId)
      if (user === undefined || !isLocked(user, clock.now())) continue
      await saveFailures(transaction, userId, { failures: 0, firstFailure: undefined, lockExpires: undefined })
      await audit.record(transaction, origin, { action: 'user_unlocked' satisfies UserAction, outcome: 'success', target: user.username })
      unlocked++
    }
    return unlocked
  })
}
