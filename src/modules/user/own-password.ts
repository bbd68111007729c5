import type { AdminContext } from '../../admin/admin-context.ts'
import { UserLocked } from '../../admin/guard.ts'
import { inTransaction } from '../../kernel/database/database.ts'
import { longestPassword } from '../../kernel/passwords.ts'
import { findAdminUser, saveFailures } from './admin-user-table.ts'
import type { SignInAction } from './audit-actions.ts'
import type { AuthenticateOptions } from './authenticate.ts'
import { countAttempt } from './count-attempt.ts'
import { noFailures } from './failure-count.ts'
import { saveAddressFailures } from './user-address-table.ts'

/**
 * Whether what somebody typed is his own password, as pages ask before they change something of weight. Wrong ones count as
 * failed sign-ins do; the one that locks the account throws USER_LOCKED, and with that the session ends.
 */
export type CheckOwnPassword = (admin: Pick<AdminContext, 'user' | 'origin'>, typed: string) => Promise<boolean>

/** Builds the check. */
export function createCheckOwnPassword (options: AuthenticateOptions): CheckOwnPassword {
  const { database, passwords, audit } = options
  return async ({ user: { userId, username }, origin }, typed) => {
    if (typed === '' || typed.length > longestPassword) return false
    const user = await findAdminUser(database, userId)
    const attempt = await countAttempt(options, userId, origin.address)
    if (user === undefined || attempt === 'locked') throw UserLocked()
    if (await passwords.verify(typed, user.password)) {
      await inTransaction(database, async transaction => {
        await saveFailures(transaction, userId, noFailures)
        if (origin.address !== undefined) await saveAddressFailures(transaction, userId, origin.address, noFailures)
      })
      return true
    }
    await audit.record(database, origin, { action: 'own_password_wrong' satisfies SignInAction, outcome: 'refused', target: username })
    if (attempt === 'open') return false
    await audit.record(database, origin, { action: 'account_locked' satisfies SignInAction, outcome: 'refused', target: username })
    throw UserLocked()
  }
}
