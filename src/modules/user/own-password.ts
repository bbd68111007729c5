import type { AdminContext } from '../../admin/admin-context.ts'
import type { Database } from '../../kernel/database/database.ts'
import { longestPassword, type Passwords } from '../../kernel/passwords.ts'
import { findAdminUser } from './admin-user-table.ts'

/** Whether what somebody typed is his own password, as pages ask before they change something of weight. */
export type CheckOwnPassword = (admin: Pick<AdminContext, 'user' | 'origin'>, typed: string) => Promise<boolean>

/** Builds the check. */
export function createCheckOwnPassword ({ database, passwords }: { readonly database: Database, readonly passwords: Passwords }): CheckOwnPassword {
  return async ({ user: { userId } }, typed) => {
    const user = await findAdminUser(database, userId)
    return user !== undefined && typed.length <= longestPassword && await passwords.verify(typed, user.password)
  }
}
