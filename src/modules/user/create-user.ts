import { allResources } from '../../admin/acl.ts'
import { validateValue } from '../../config/validators.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import { assignRole, ensureRole } from '../authorization/role-table.ts'
import { addPasswordHash } from './admin-passwords-table.ts'
import { createAdminUser, findAdminUserByName, isAdminUserTaken, saveAdminUser } from './admin-user-table.ts'
import { findPasswordFault } from './password-rule.ts'
import { setPassword } from './set-password.ts'

export interface UserInput {
  readonly username: string
  readonly password: string
  readonly email: string
  readonly firstname: string
  readonly lastname: string
}

export interface CreateUserOptions {
  readonly database: Database
  readonly clock: Clock
  readonly passwords: Passwords
}

/** Creates an administrator, or updates the one with the same name and e-mail address (the original's `admin:user:create`); returns what it refuses for. */
export async function createOrUpdateUser ({ database, clock, passwords }: CreateUserOptions, input: UserInput): Promise<string | undefined> {
  const fault = findPasswordFault(input.password)
  if (fault !== undefined) return fault
  if (validateValue('validate-email', input.email) !== undefined) return `'${input.email}' is not a valid email address in the basic format local-part@hostname`
  const known = await findAdminUserByName(database, input.username, false)
  const isSame = known !== undefined && known.email.toLowerCase() === input.email.toLowerCase()
  if (!isSame && await isAdminUserTaken(database, input.username, input.email, 0)) return 'A user with the same user name or email already exists.'
  const password = await passwords.hash(input.password)
  const now = clock.now()
  await inTransaction(database, async transaction => {
    if (isSame) {
      const { password: _typed, ...changes } = input
      await saveAdminUser(transaction, known.userId, changes, now)
      await setPassword(transaction, { userId: known.userId, hash: password, now })
      return
    }
    const userId = await createAdminUser(transaction, { ...input, password }, now)
    await addPasswordHash(transaction, userId, password, now)
    await assignRole(transaction, userId, input.username, await ensureRole(transaction, 'Administrators', [allResources]))
  })
  return undefined
}
