import { allResources } from '../../admin/acl.ts'
import { validateValue } from '../../config/validators.ts'
import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { endUserSessions } from '../../kernel/http/user-sessions.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import { assignRole, ensureRole } from '../authorization/role-table.ts'
import { createAdminUser, findAdminUserByName, isAdminUserTaken, saveAdminUser, type NewAdminUser } from './admin-user-table.ts'
import { findPasswordFault } from './password-rule.ts'
import { setPassword } from './set-password.ts'
import type { UserAction } from './users/audit-actions.ts'

export interface UserInput extends NewAdminUser {
  readonly password: string
}

export interface CreateUserOptions {
  readonly database: Database
  readonly clock: Clock
  readonly passwords: Passwords
  readonly audit: AuditLog
}

/** Creates an administrator, or updates the one with the same name and e-mail address (the original's `admin:user:create`); returns what it refuses for. */
export async function createOrUpdateUser ({ database, clock, passwords, audit }: CreateUserOptions, origin: AuditOrigin, { password, ...user }: UserInput): Promise<string | undefined> {
  const fault = findPasswordFault(password)
  if (fault !== undefined) return fault
  if (validateValue('validate-email', user.email) !== undefined) return `'${user.email}' is not a valid email address in the basic format local-part@hostname`
  const known = await findAdminUserByName(database, user.username, false)
  const isSame = known !== undefined && known.email.toLowerCase() === user.email.toLowerCase()
  if (!isSame && await isAdminUserTaken(database, user.username, user.email, 0)) return 'A user with the same user name or email already exists.'
  const hash = await passwords.hash(password)
  const now = clock.now()
  await inTransaction(database, async transaction => {
    const userId = isSame ? known.userId : await addAdministrator(transaction, user, now)
    if (isSame) {
      await saveAdminUser(transaction, userId, user, now)
      await endUserSessions(transaction, userId, now)
    }
    await setPassword(transaction, { userId, hash, now })
    const act: UserAction = isSame ? 'user_saved' : 'user_created'
    await audit.record(transaction, origin, { action: act, outcome: 'success', target: user.username, details: { changed: 'password' } })
  })
  return undefined
}

/** Adds a user with every right; his password is still to be set. */
export async function addAdministrator (transaction: Database, user: NewAdminUser, now: Date): Promise<number> {
  const userId = await createAdminUser(transaction, user, now)
  await assignRole(transaction, userId, user.username, await ensureRole(transaction, 'Administrators', [allResources]))
  return userId
}
