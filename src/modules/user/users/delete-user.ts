import { inTransaction } from '../../../kernel/database/database.ts'
import { endUserSessions } from '../../../kernel/http/user-sessions.ts'
import { deleteAdminUser, findAdminUser } from '../admin-user-table.ts'
import type { UserErrors } from '../check-user.ts'
import type { UserAction } from './audit-actions.ts'
import { checkLockout } from './check-lockout.ts'
import type { Actor, UsersOptions } from './save-user.ts'
import { findRoleOfUser, isFullRole, removeFromRole } from './user-roles.ts'

/** Deletes a user and ends his sessions; returns what must not be, by field, or undefined where there is no such user. */
export async function deleteUser ({ database, clock, audit, revokeTokens }: UsersOptions, actor: Actor, userId: number): Promise<UserErrors | undefined> {
  return await inTransaction(database, async transaction => {
    const user = await findAdminUser(transaction, userId)
    if (user === undefined) return undefined
    const role = await findRoleOfUser(transaction, userId)
    const before = { ...user, isFull: role !== undefined && await isFullRole(transaction, role.roleId) }
    const errors = await checkLockout(transaction, actor.userId, { userId, before, after: undefined }, clock.now())
    const isRefused = Object.keys(errors).length > 0
    if (!isRefused) {
      await endUserSessions(transaction, userId, clock.now())
      await revokeTokens(transaction, userId)
      await removeFromRole(transaction, userId)
      await deleteAdminUser(transaction, userId)
    }
    await audit.record(transaction, actor.origin, { action: 'user_deleted' satisfies UserAction, outcome: isRefused ? 'refused' : 'success', target: user.username, details: { user_id: userId, ...isRefused ? { reason: 'lockout' } : {} } })
    return errors
  })
}

/** Ends every session of a user, so that he has to sign in again (the original's *Force Sign-In*); false where there is no such user. */
export async function forceSignIn ({ database, clock, audit, revokeTokens }: UsersOptions, { origin }: Actor, userId: number): Promise<boolean> {
  return await inTransaction(database, async transaction => {
    const user = await findAdminUser(transaction, userId)
    if (user === undefined) return false
    const sessions = await endUserSessions(transaction, userId, clock.now())
    await revokeTokens(transaction, userId)
    await audit.record(transaction, origin, { action: 'user_sign_in_forced' satisfies UserAction, outcome: 'success', target: user.username, details: { sessions } })
    return true
  })
}
