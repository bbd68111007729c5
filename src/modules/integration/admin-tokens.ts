import { ServiceError } from '../../admin/rest/service-error.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { longestPassword } from '../../kernel/passwords.ts'
import type { IntegrationAction } from './audit-actions.ts'
import { createOauthWord } from './oauth-word.ts'
import { deleteTokenRequests, findTokenRequests, saveTokenRequests } from './token-request-log-table.ts'
import { deleteAdminTokensBefore, insertAccessToken, revokeAdminTokens } from './token-table.ts'

/** Where a user needs a second factor, his password alone gets no token; `check` counts wrong codes, and looks at none while it says `wait`. */
export interface SecondFactor {
  isRequired: (userId: number) => Promise<boolean>
  check: (owner: TokenUser, code: string, origin: AuditOrigin) => Promise<'right' | 'wrong' | 'wait'>
}

/** Who gets a token. */
export interface TokenUser { readonly userId: number, readonly username: string }

export interface AdminTokenOptions {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
  readonly scopeConfig: Pick<ScopeConfig, 'getValue' | 'getNumber'>
  /** The check that signing in makes, with its lockout. */
  readonly authenticate: (username: string, password: string, place: AuditOrigin) => Promise<TokenUser | undefined>
  readonly secondFactor?: SecondFactor
}

export interface Credentials { readonly username: string, readonly password: string }

/** Hours that a token of an admin user is good for; undefined: for ever, where the field is empty. */
export async function findAdminTokenLifetime (scopeConfig: AdminTokenOptions['scopeConfig']): Promise<number | undefined> {
  const path = 'oauth/access_token_lifetime/admin'
  return (await scopeConfig.getValue(path) ?? '').trim() === '' ? undefined : await scopeConfig.getNumber(path, 4)
}

const refused = { status: 401, error: 'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.' }
const secondFactorNeeded = { status: 401, error: 'Please use the 2fa provider-specific endpoints to obtain a token.', parameters: { active_providers: ['google'] } }
const codeWrong = { status: 401, error: 'Invalid code.' }

/** Gives an admin user a token for his password; every refusal but the one for a missing second factor reads the same. */
export async function createAdminToken (options: AdminTokenOptions, credentials: Credentials, origin: AuditOrigin): Promise<string> {
  const { user, owner } = await signIn(options, credentials, origin)
  if (await options.secondFactor?.isRequired(user.userId) === true) return await refuse(options, owner, 'second_factor', secondFactorNeeded)
  return await issueAdminToken(options, user, owner)
}

/** Gives an admin user a token for his password and a code of his authenticator app. */
export async function createTwoFactorToken (options: AdminTokenOptions & { readonly secondFactor: SecondFactor }, { otp, ...credentials }: Credentials & { readonly otp: string }, origin: AuditOrigin): Promise<string> {
  const { user, owner } = await signIn(options, credentials, origin)
  const result = await options.secondFactor.check(user, otp, owner)
  return result === 'right' ? await issueAdminToken(options, user, owner) : await refuse(options, owner, `code_${result}`, codeWrong)
}

/** Checks the password, with the lockouts of tokens and of signing in. */
async function signIn (options: AdminTokenOptions, { username, password }: Credentials, origin: AuditOrigin): Promise<{ user: TokenUser, owner: AuditOrigin }> {
  const asked: AuditOrigin = { ...origin, userName: username }
  const mayTry = password.length <= longestPassword && await countRequest(options, username)
  const user = mayTry ? await options.authenticate(username, password, asked) : undefined
  if (user === undefined) return await refuse(options, asked, mayTry ? 'sign_in' : 'too_many_requests', refused)
  await deleteTokenRequests(options.database, username)
  return { user, owner: { ...asked, userId: user.userId, userName: user.username } }
}

async function issueAdminToken ({ database, clock, audit, scopeConfig }: AdminTokenOptions, { userId }: TokenUser, origin: AuditOrigin): Promise<string> {
  const token = createOauthWord()
  const now = clock.now()
  const hours = await findAdminTokenLifetime(scopeConfig)
  await inTransaction(database, async transaction => {
    if (hours !== undefined) await deleteAdminTokensBefore(transaction, userId, new Date(now.getTime() - hours * 3_600_000))
    // A token of an admin user signs nothing: it has no secret.
    await insertAccessToken(transaction, { adminId: userId }, { token, secret: '' }, now)
    await audit.record(transaction, origin, { action: 'admin_token_issued' satisfies IntegrationAction, outcome: 'success', target: origin.userName })
  })
  return token
}

/** Revokes all tokens of an admin user; refuses in the original's words where there are none. */
export async function revokeOwnTokens ({ database, audit }: Pick<AdminTokenOptions, 'database' | 'audit'>, userId: number, origin: AuditOrigin): Promise<true> {
  await inTransaction(database, async transaction => {
    if (await revokeAdminTokens(transaction, userId) === 0) throw new ServiceError({ status: 400, error: 'This user has no tokens.' })
    await audit.record(transaction, origin, { action: 'admin_tokens_revoked' satisfies IntegrationAction, outcome: 'success', target: origin.userName })
  })
  return true
}

async function refuse ({ database, audit }: AdminTokenOptions, origin: AuditOrigin, reason: string, fault: ConstructorParameters<typeof ServiceError>[0]): Promise<never> {
  await audit.record(database, origin, { action: 'admin_token_refused' satisfies IntegrationAction, outcome: 'refused', target: origin.userName, details: { reason } })
  throw new ServiceError(fault)
}

/**
 * Counts a request as failed before the password is looked at, so that many sent at once are no more than many sent in turn;
 * false while the user name is locked, whether or not somebody has it. Services > OAuth > Authentication Locks.
 */
async function countRequest ({ database, clock, scopeConfig }: AdminTokenOptions, username: string): Promise<boolean> {
  const most = await scopeConfig.getNumber('oauth/authentication_lock/max_failures_count', 6)
  const seconds = await scopeConfig.getNumber('oauth/authentication_lock/timeout', 1800)
  if (most <= 0 || seconds <= 0) return true
  const now = clock.now()
  return await inTransaction(database, async transaction => {
    const known = await findTokenRequests(transaction, username)
    const failures = known === undefined || known.expires <= now ? 0 : known.failures
    if (failures >= most) return false
    await saveTokenRequests(transaction, username, { failures: failures + 1, expires: new Date(now.getTime() + seconds * 1000) }, now)
    return true
  })
}
