import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminUser } from '../../admin/admin-user.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import type { Messages } from '../../kernel/http/messages.ts'
import type { Sessions } from '../../kernel/http/session.ts'
import { findRights } from '../authorization/role-table.ts'
import { findAdminUser, type AdminUserRecord } from './admin-user-table.ts'
import type { SignInAction } from './audit-actions.ts'
import { mayEnter } from './may-enter.ts'
import { createFindPasswordDuty } from './password-expiry.ts'

export interface EnterOptions {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
  readonly scopeConfig: ScopeConfig
  readonly sessions: Sessions
  readonly messages: Messages
  readonly adminUrl: string
  /** The page a user starts on, as a path below the admin front name. */
  readonly findStartPage: (user: AdminUser) => Promise<string>
}

/** What somebody reads whose password is too old; the original's sentence. */
export const passwordIsOld = { type: 'notice', phrase: 'It\'s time to change your password.' } as const

/** Starts the session of a user who has shown all that is asked of him, and leads him on. */
export async function enter (options: EnterOptions, { userId, username }: AdminUserRecord, request: FastifyRequest, reply: FastifyReply, returnTo: string): Promise<FastifyReply> {
  const { database, clock, audit, scopeConfig, sessions, adminUrl } = options
  const alone = !await scopeConfig.getFlag('admin/security/admin_account_sharing')
  await inTransaction(database, async transaction => {
    await sessions.start(reply, userId, { alone, transaction })
    await audit.record(transaction, { realm: 'admin', userId, userName: username, address: request.ip, requestId: request.id }, { action: 'user_signed_in' satisfies SignInAction, outcome: 'success', target: username })
  })
  const user = await findUser(database, userId)
  if (user === undefined) return reply.redirect(adminUrl, 302)
  if (await createFindPasswordDuty(options)(userId, clock.now()) === 'recommended') {
    options.messages.add(reply, { ...passwordIsOld, link: { phrase: 'Change the password', href: `${adminUrl}admin/system_account/index/` } })
  }
  return reply.redirect(isEntrance(adminUrl, returnTo) ? `${adminUrl}${await options.findStartPage(user)}/` : returnTo, 302)
}

/** The user of a session, with his rights; undefined where he may not be signed in. */
export async function findUser (database: Database, userId: number): Promise<AdminUser | undefined> {
  const user = await findAdminUser(database, userId)
  if (user === undefined || !mayEnter(user)) return undefined
  const { username, firstname, lastname, email, interfaceLocale, theme } = user
  return { userId, username, firstname, lastname, email, interfaceLocale, theme, ...await findRights(database, userId) }
}

/** Addresses that mean "the Admin" and no page of it: from there the start page follows. */
function isEntrance (adminUrl: string, url: string): boolean {
  const path = url.split('?', 1)[0]!.replace(/\/?$/, '/')
  return path === adminUrl || /^(?:admin|admin\/index(?:\/index)?|admin\/auth(?:\/.*)?)\/$/.test(path.slice(adminUrl.length))
}
