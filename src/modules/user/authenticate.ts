import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import { findAdminUser, findAdminUserByName, isUsable, saveFailures, saveLogin, type AdminUserRecord } from './admin-user-table.ts'

export interface AuthenticateOptions {
  readonly database: Database
  readonly clock: Clock
  readonly passwords: Passwords
  readonly scopeConfig: ScopeConfig
}

/** Checks a user name and password; undefined for wrong, locked and inactive alike, so that nobody learns which. */
export type Authenticate = (username: string, password: string) => Promise<AdminUserRecord | undefined>

/** Builds the check; failures lock an account as Advanced > Admin > Security says. */
export function createAuthenticate (options: AuthenticateOptions): Authenticate {
  const { database, clock, passwords, scopeConfig } = options
  return async (username, password) => {
    const isCaseSensitive = await scopeConfig.getFlag('admin/security/use_case_sensitive_login')
    const user = await findAdminUserByName(database, username, isCaseSensitive)
    const mayTry = user !== undefined && isUsable(user, clock.now()) && await countAttempt(options, user.userId)
    const isRight = mayTry ? await passwords.verify(password, user.password) : await passwords.verifyNothing(password)
    if (!mayTry || !isRight) return undefined
    await saveLogin(database, user.userId, clock.now())
    return user
  }
}

/**
 * Counts a try as a failure before the password is looked at, so that many sent at once are no more than many sent in turn;
 * false while the account is locked. The original's rule: failures count within the lockout time of the first one, the last
 * one allowed locks for that time, and an empty figure turns locking off.
 */
async function countAttempt ({ database, clock, scopeConfig }: AuthenticateOptions, userId: number): Promise<boolean> {
  const most = await scopeConfig.getNumber('admin/security/lockout_failures', 0)
  const minutes = await scopeConfig.getNumber('admin/security/lockout_threshold', 0)
  const now = clock.now()
  return await inTransaction(database, async transaction => {
    const user = await findAdminUser(transaction, userId)
    if (user === undefined || isLocked(user, now)) return false
    if (most <= 0 || minutes <= 0) return true
    const isFirst = user.firstFailure === undefined || now.getTime() - user.firstFailure.getTime() > minutes * 60_000
    const failures = isFirst ? 1 : user.failures + 1
    await saveFailures(transaction, userId, {
      failures,
      firstFailure: isFirst ? now : user.firstFailure,
      lockExpires: failures >= most ? new Date(now.getTime() + minutes * 60_000) : undefined
    })
    return true
  })
}

/** Whether too many failures have locked the account at this moment. */
export function isLocked (user: AdminUserRecord, now: Date): boolean {
  return user.lockExpires !== undefined && user.lockExpires > now
}
