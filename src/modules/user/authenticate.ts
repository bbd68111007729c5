import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import { inTransaction } from '../../kernel/database/database.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import { replacePasswordHash } from './admin-passwords-table.ts'
import { findAdminUserByName, saveLogin, type AdminUserRecord } from './admin-user-table.ts'
import type { SignInAction } from './audit-actions.ts'
import { countAttempt, type AttemptOptions } from './count-attempt.ts'
import { mayEnter } from './may-enter.ts'
import { saveKnownAddress } from './user-address-table.ts'

export interface AuthenticateOptions extends AttemptOptions {
  readonly audit: AuditLog
  readonly passwords: Passwords
}

/** From where somebody wants to sign in. */
export type SignInPlace = Pick<AuditOrigin, 'realm' | 'address' | 'requestId'>

/** Checks a user name and password; undefined for wrong, locked and inactive alike, so that nobody learns which. */
export type Authenticate = (username: string, password: string, place?: SignInPlace) => Promise<AdminUserRecord | undefined>

/** Builds the check; failures lock an account as Advanced > Admin > Security says, and refusals are recorded with their reason. */
export function createAuthenticate (options: AuthenticateOptions): Authenticate {
  const { database, passwords, scopeConfig, audit } = options
  return async (username, password, place = { realm: 'admin' }) => {
    const isCaseSensitive = await scopeConfig.getFlag('admin/security/use_case_sensitive_login')
    const user = await findAdminUserByName(database, username, isCaseSensitive)
    const attempt = user === undefined ? 'unknown' : mayEnter(user) ? await countAttempt(options, user.userId, place.address) : 'inactive'
    const isTried = user !== undefined && (attempt === 'open' || attempt === 'last')
    const isRight = isTried ? await passwords.verify(password, user.password) : await passwords.verifyNothing(password)
    const origin = { ...place, userId: user?.userId ?? null, userName: user?.username ?? username }
    if (isTried && isRight) {
      await noteSignIn(options, user, password, place.address)
      return user
    }
    await audit.record(database, origin, { action: 'sign_in_refused' satisfies SignInAction, outcome: 'refused', target: origin.userName, details: { reason: isTried ? 'wrong_password' : attempt } })
    if (attempt === 'last') await audit.record(database, origin, { action: 'account_locked' satisfies SignInAction, outcome: 'refused', target: origin.userName })
    return undefined
  }
}

/** The failures are forgotten, the address is known from now on, and a hash of an older format is made anew. */
async function noteSignIn ({ database, clock, passwords }: AuthenticateOptions, user: AdminUserRecord, password: string, address: string | undefined): Promise<void> {
  const hash = passwords.isOutdated(user.password) ? await passwords.hash(password) : undefined
  const now = clock.now()
  await inTransaction(database, async transaction => {
    await saveLogin(transaction, user.userId, now)
    if (address !== undefined) await saveKnownAddress(transaction, user.userId, address, now)
    if (hash === undefined) return
    await transaction('admin_user').where({ user_id: user.userId, password: user.password }).update({ password: hash })
    await replacePasswordHash(transaction, user.userId, user.password, hash)
  })
}
