import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AuditLog } from '../kernel/audit/audit-log.ts'
import type { Database } from '../kernel/database/database.ts'
import { createError } from '../kernel/errors.ts'
import { formOf } from '../kernel/http/form-body.ts'
import { isAjax, isFromAnotherSite } from '../kernel/http/request-origin.ts'
import type { Session, SessionState } from '../kernel/http/session-state.ts'
import type { Sessions } from '../kernel/http/session.ts'
import { anyUser } from './acl.ts'
import type { AdminContext } from './admin-context.ts'
import type { AdminUser } from './admin-user.ts'
import { draftOf, pathOf, resourceOf } from './area.ts'
import type { Drafts } from './drafts.ts'

/** Why somebody sees the login form. */
export type LoginReason = 'none' | 'idle' | 'replaced' | 'ended'

/** Signs people in; the module of admin users implements it. */
export interface Gate {
  /** Answers where a page is open to everybody, signed in or not. */
  openPage: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
  findUser: (userId: number) => Promise<AdminUser | undefined>
  /** The login form in place of the page that was asked for; `returnTo` is where it leads afterwards. */
  showLogin: (request: FastifyRequest, reply: FastifyReply, reason: LoginReason, returnTo: string) => Promise<FastifyReply>
  /** Takes a posted login form. */
  signIn: (request: FastifyRequest, reply: FastifyReply, returnTo: string) => Promise<FastifyReply>
  /** Answers where somebody must do something else first, such as giving himself a new password; `path` is that of his route, undefined where there is no page. */
  mustFirst: (admin: AdminContext, request: FastifyRequest, reply: FastifyReply, path: string | undefined) => Promise<unknown>
  /** Is told once of every session that has expired. */
  noteExpiry: (request: FastifyRequest, session: Session) => Promise<void>
  /** Ends the session of somebody whose account was locked while he was signed in, and says so. */
  lockOut: (admin: AdminContext, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
}

/** Thrown by whatever locks the account of the user who asks. */
export const UserLocked = createError('USER_LOCKED', 'Your account is temporarily disabled. Please try again later.', 403)

export interface GuardOptions {
  readonly sessions: Sessions
  readonly gate: Gate
  readonly drafts: Drafts
  readonly audit: AuditLog
  readonly database: Database
  readonly adminUrl: string
  readonly createContext: (request: FastifyRequest, reply: FastifyReply, user: AdminUser, session: Session) => Promise<AdminContext>
}

const formKeyInvalid = 'Invalid Form Key. Please refresh the page.'

/** The check before every Admin route: who is it, may he, and does this form come from our page. */
export function createGuard (options: GuardOptions) {
  const { sessions, gate } = options
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    // A reply that is awaited comes to nothing: whether somebody has answered, the reply itself says.
    await gate.openPage(request, reply)
    if (reply.sent) return reply
    const state = await sessions.find(request)
    const user = state.state === 'live' ? await gate.findUser(state.session.userId) : undefined
    if (state.state !== 'live' || user === undefined) return await turnAway(options, request, reply, state)
    const admin = await options.createContext(request, reply, user, state.session)
    request.admin = admin
    await gate.mustFirst(admin, request, reply, pathOf(request))
    if (reply.sent) return reply
    const resource = resourceOf(request)
    if (resource !== undefined && resource !== anyUser && !user.isAllowed(resource)) {
      await recordRefusal(options, request, admin, resource)
      return await admin.deny(reply)
    }
    if (request.method === 'POST') return await checkForm(options, request, reply, admin)
    return undefined
  }
}

/** Nobody is signed in: the login form, at the same address, so that a deep link survives the login. */
async function turnAway (options: GuardOptions, request: FastifyRequest, reply: FastifyReply, state: SessionState): Promise<FastifyReply> {
  const { gate, adminUrl } = options
  if (state.state === 'over' && state.isNews) await gate.noteExpiry(request, state.session)
  const returnTo = request.method === 'GET' ? request.url : await keepTyped(options, request, state) ?? adminUrl
  if (request.method === 'POST' && formOf(request).tree('login') !== undefined) {
    return await gate.signIn(request, reply, request.url)
  }
  if (isAjax(request)) return await reply.send({ ajaxExpired: 1, ajaxRedirect: adminUrl })
  return await gate.showLogin(request, reply, state.state === 'over' ? state.reason : 'none', returnTo)
}

/** A form of a session that is over: whoever sent it had its form key, so what was typed is kept for that user. */
async function keepTyped (options: GuardOptions, request: FastifyRequest, state: SessionState): Promise<string | undefined> {
  if (state.state !== 'over' || state.reason === 'ended' || isFromAnotherSite(request)) return undefined
  if (!options.sessions.checkFormKey(request, formOf(request).text('form_key'))) return undefined
  return await saveDraft(options.drafts, options.adminUrl, request, state.session.userId)
}

async function checkForm (options: GuardOptions, request: FastifyRequest, reply: FastifyReply, admin: AdminContext): Promise<FastifyReply | undefined> {
  const { sessions, drafts, adminUrl } = options
  const isForeign = isFromAnotherSite(request)
  if (!isForeign && sessions.checkFormKey(request, formOf(request).text('form_key'))) return undefined
  await recordRefusal(options, request, admin, isForeign ? 'foreign origin' : 'form key')
  if (isAjax(request)) return await reply.send({ error: true, message: admin.translate(formKeyInvalid) })
  const page = isForeign ? undefined : await saveDraft(drafts, adminUrl, request, admin.user.userId)
  return admin.redirect(reply, 'admin/dashboard', {
    type: 'error',
    phrase: formKeyInvalid,
    ...(page === undefined ? {} : { link: { phrase: 'What you typed is kept: go back to the form.', href: page } })
  })
}

/** Notes a request that was not let through; of its address only the path, since what follows may be anything. */
async function recordRefusal ({ audit, database }: GuardOptions, request: FastifyRequest, { origin }: AdminContext, reason: string): Promise<void> {
  await audit.record(database, origin, { action: 'request_refused', outcome: 'refused', target: request.url.split('?', 1)[0]!.replace(/\/key\/[^/]*/, ''), details: { method: request.method, reason } })
}

async function saveDraft (drafts: Drafts, adminUrl: string, request: FastifyRequest, userId: number): Promise<string | undefined> {
  const draft = draftOf(request, formOf(request))
  if (draft === undefined) return undefined
  const page = adminUrl + draft.page
  await drafts.save(userId, page, draft.values)
  return page
}
