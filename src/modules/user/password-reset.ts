import { timingSafeEqual } from 'node:crypto'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { fromTimestamp, toTimestamp } from '../../kernel/database/timestamp.ts'
import type { Sessions } from '../../kernel/http/session.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import { createToken, hashToken } from '../../kernel/secrets.ts'
import { findAdminUser, saveFailures, type AdminUserRecord } from './admin-user-table.ts'
import type { SignInAction } from './audit-actions.ts'
import { noFailures } from './failure-count.ts'
import { mayEnter } from './may-enter.ts'
import type { FindNewPasswordFault } from './password-policy.ts'
import { noteResetRequest, readResetLimits } from './reset-limits.ts'
import { setPassword } from './set-password.ts'
import type { UserMail } from './user-mail.ts'

export interface PasswordResetOptions {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
  readonly scopeConfig: ScopeConfig
  readonly passwords: Passwords
  readonly sessions: Sessions
  readonly userMail: UserMail
  readonly findNewPasswordFault: FindNewPasswordFault
  /** The Admin's address as configured, with its slash; never what a request says of it. */
  readonly findAdminAddress: () => Promise<string>
}

/** From where somebody asks. */
export type ResetPlace = Required<Pick<AuditOrigin, 'address' | 'requestId'>>

/** A link as it was opened. */
export interface ResetLink {
  readonly userId: number
  readonly token: string
}

/** Setting a password anew by a link that comes by mail. */
export interface PasswordReset {
  /** Sends the link where a user has this e-mail address; false where it was asked for too often. */
  request: (email: string, place: ResetPlace) => Promise<boolean>
  /** Whose link it is; undefined where it is wrong, used or too old. */
  find: (link: ResetLink) => Promise<AdminUserRecord | undefined>
  /** Sets the password and ends every session; gives what is wrong with it as a phrase, `expired` where the link is worth nothing. */
  finish: (link: ResetLink, password: string, place: ResetPlace) => Promise<'done' | 'expired' | { readonly fault: string }>
}

const lifetimePath = 'admin/security/password_reset_link_expiration_period'
const usualHours = 2

/** Builds the use cases; of a token only a hash is stored, and it dies with its use, with its time and with any change of the password. */
export function createPasswordReset (options: PasswordResetOptions): PasswordReset {
  const find: PasswordReset['find'] = async link => await findByLink(options, link)
  return {
    find,
    request: async (email, place) => await requestLink(options, email.trim().toLowerCase(), place),
    async finish (link, password, place) {
      const user = await find(link)
      if (user === undefined) return 'expired'
      const fault = await options.findNewPasswordFault(password, { userId: user.userId, words: [user.username, user.firstname, user.lastname, user.email] })
      if (fault !== undefined) return { fault }
      return await writePassword(options, user, { link, hash: await options.passwords.hash(password), place })
    }
  }
}

async function requestLink (options: PasswordResetOptions, email: string, { address, requestId }: ResetPlace): Promise<boolean> {
  const { database, clock, audit, scopeConfig, userMail } = options
  const limits = await readResetLimits(scopeConfig)
  const hours = await scopeConfig.getNumber(lifetimePath, usualHours)
  const [token, now] = [createToken(), clock.now()]
  const { isAllowed, user } = await inTransaction(database, async transaction => {
    const isAllowed = await noteResetRequest(transaction, { email, address }, limits, now)
    const user = await findByEmail(transaction, email)
    if (isAllowed && user !== undefined) await transaction('admin_user').where({ user_id: user.userId }).update({ rp_token: hashToken(token), rp_token_created_at: toTimestamp(now) })
    await audit.record(transaction, { realm: 'admin', userId: user?.userId ?? null, userName: user?.username ?? '', address, requestId }, { action: 'password_reset_requested' satisfies SignInAction, outcome: isAllowed ? 'success' : 'refused', target: user?.username ?? email })
    return { isAllowed, user }
  })
  if (isAllowed && user !== undefined) {
    const link = `${await options.findAdminAddress()}admin/auth/resetpassword/?id=${user.userId}&token=${token}`
    await userMail.sendResetLink(user, link, hours)
  }
  return isAllowed
}

async function findByEmail (database: Database, email: string): Promise<AdminUserRecord | undefined> {
  const row = await database('admin_user').whereRaw('lower(email) = ?', [email]).first('user_id') as { user_id: number } | undefined
  const user = row === undefined ? undefined : await findAdminUser(database, row.user_id)
  return user !== undefined && mayEnter(user) ? user : undefined
}

async function findByLink ({ database, clock, scopeConfig }: PasswordResetOptions, { userId, token }: ResetLink): Promise<AdminUserRecord | undefined> {
  const row = await database('admin_user').where({ user_id: userId }).first('rp_token', 'rp_token_created_at') as { rp_token: string | null, rp_token_created_at: string | null } | undefined
  if (row?.rp_token == null || row.rp_token_created_at === null) return undefined
  const [given, stored] = [Buffer.from(hashToken(token)), Buffer.from(row.rp_token)]
  if (given.length !== stored.length || !timingSafeEqual(given, stored)) return undefined
  const age = clock.now().getTime() - fromTimestamp(row.rp_token_created_at).getTime()
  if (age < -60_000 || age >= await scopeConfig.getNumber(lifetimePath, usualHours) * 3_600_000) return undefined
  const user = await findAdminUser(database, userId)
  return user !== undefined && mayEnter(user) ? user : undefined
}

async function writePassword ({ database, clock, audit, sessions, userMail }: PasswordResetOptions, user: AdminUserRecord, { link, hash, place }: { link: ResetLink, hash: string, place: ResetPlace }): Promise<'done' | 'expired'> {
  const { userId, username } = user
  const isDone = await inTransaction(database, async transaction => {
    // Whoever takes the token away first has used it; of two at once the other finds none.
    const taken = await transaction('admin_user').where({ user_id: userId, rp_token: hashToken(link.token) }).update({ rp_token: null })
    if (taken === 0) return false
    await setPassword(transaction, { userId, hash, now: clock.now() })
    await saveFailures(transaction, userId, noFailures)
    await sessions.endOthers(userId, '', transaction)
    await audit.record(transaction, { realm: 'admin', userId, userName: username, ...place }, { action: 'password_reset' satisfies SignInAction, outcome: 'success', target: username })
    return true
  })
  if (isDone) await userMail.sendChanges(user, user, ['password'])
  return isDone ? 'done' : 'expired'
}
