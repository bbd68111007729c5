import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import { createToken } from '../../kernel/secrets.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, isUniqueViolation, type Database } from '../../kernel/database/database.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import { countAdminUsers } from './admin-user-table.ts'
import { addAdministrator } from './create-user.ts'
import { setPassword } from './set-password.ts'
import type { UserAction } from './users/audit-actions.ts'

export interface FirstUserOptions {
  readonly database: Database
  readonly clock: Clock
  readonly passwords: Passwords
  readonly audit: AuditLog
  readonly username: string
  readonly email: string
  /** Generated where none is given. */
  readonly password: string | undefined
}

/** The program itself: at the first start nobody is signed in. */
const origin: AuditOrigin = { realm: 'system', userId: null, userName: 'first start' }

/** Creates the first admin user with every right, where there is none; returns the password only if it was generated now. */
export async function createFirstUser (options: FirstUserOptions): Promise<string | undefined> {
  const { database, clock, passwords, audit, username, email } = options
  if (await countAdminUsers(database) > 0) return undefined
  // The digit and the letter make it pass the original's rule whatever the token is.
  const password = options.password ?? `${createToken().slice(0, 18)}a1`
  const hash = await passwords.hash(password)
  const now = clock.now()
  try {
    await inTransaction(database, async transaction => {
      const userId = await addAdministrator(transaction, { username, email, firstname: 'Store', lastname: 'Owner' }, now)
      await setPassword(transaction, { userId, hash, now })
      await audit.record(transaction, origin, { action: 'user_created' satisfies UserAction, outcome: 'success', target: username })
    })
  } catch (error) {
    // Another instance that was started at the same moment was faster.
    if (isUniqueViolation(error)) return undefined
    throw error
  }
  return options.password === undefined ? password : undefined
}
