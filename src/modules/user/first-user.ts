import { allResources } from '../../admin/acl.ts'
import { createToken } from '../../kernel/secrets.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, isUniqueViolation, type Database } from '../../kernel/database/database.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import { assignRole, ensureRole } from '../authorization/role-table.ts'
import { addPasswordHash } from './admin-passwords-table.ts'
import { countAdminUsers, createAdminUser } from './admin-user-table.ts'

export interface FirstUserOptions {
  readonly database: Database
  readonly clock: Clock
  readonly passwords: Passwords
  readonly username: string
  readonly email: string
  /** Generated where none is given. */
  readonly password: string | undefined
}

/** Creates the first admin user with every right, where there is none; returns the password only if it was generated now. */
export async function createFirstUser (options: FirstUserOptions): Promise<string | undefined> {
  const { database, clock, passwords, username, email } = options
  if (await countAdminUsers(database) > 0) return undefined
  // The digit and the letter make it pass the original's rule whatever the token is.
  const password = options.password ?? `${createToken().slice(0, 18)}a1`
  const hash = await passwords.hash(password)
  try {
    await inTransaction(database, async transaction => {
      const userId = await createAdminUser(transaction, { username, email, password: hash, firstname: 'Store', lastname: 'Owner' }, clock.now())
      await addPasswordHash(transaction, userId, hash, clock.now())
      await assignRole(transaction, userId, username, await ensureRole(transaction, 'Administrators', [allResources]))
    })
  } catch (error) {
    // Another instance that was started at the same moment was faster.
    if (isUniqueViolation(error)) return undefined
    throw error
  }
  return options.password === undefined ? password : undefined
}
