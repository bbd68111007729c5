import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { Gate, LoginReason } from '../../admin/guard.ts'
import { inTransaction } from '../../kernel/database/database.ts'
import { formOf } from '../../kernel/http/form-body.ts'
import type { Message } from '../../kernel/http/messages.ts'
import { isOwnForm } from '../../kernel/http/own-form.ts'
import { isAjax } from '../../kernel/http/request-origin.ts'
import type { Session } from '../../kernel/http/session-state.ts'
import { longestPassword } from '../../kernel/passwords.ts'
import { findAdminUser, type AdminUserRecord } from './admin-user-table.ts'
import type { SignInAction } from './audit-actions.ts'
import type { Authenticate } from './authenticate.ts'
import { ticketOf, type Captcha } from './captcha.ts'
import { enter, findUser, passwordIsOld, type EnterOptions } from './enter.ts'
import { captchaRefused, showLogin, type LoginForm, type LoginPageOptions } from './login-page.ts'
import { createFindPasswordDuty } from './password-expiry.ts'

export interface SignInOptions extends LoginPageOptions, EnterOptions {
  readonly authenticate: Authenticate
  readonly captcha: Captcha
  /** Stands between the right password and the session: answers where more is asked of this user, as a second factor does, and calls `enter` in the end. */
  readonly afterPassword?: (record: AdminUserRecord, request: FastifyRequest, reply: FastifyReply, returnTo: string) => Promise<unknown>
  /** The pages for who has forgotten his password. */
  readonly openPage: Gate['openPage']
}

/** The original's sentence for wrong, locked and inactive alike. */
const refused: Message = { type: 'error', phrase: 'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.' }
const formKeyInvalid: Message = { type: 'error', phrase: 'Invalid Form Key. Please refresh the page.' }
const lockedOut: Message = { type: 'error', phrase: 'Your account is temporarily disabled. Please try again later.' }
const passwordExpired: Message = { type: 'error', phrase: 'Your password has expired; please contact your administrator.' }
const reasons: Readonly<Record<LoginReason, Message | undefined>> = {
  none: undefined,
  ended: undefined,
  idle: { type: 'error', phrase: 'Your current session has been expired.' },
  replaced: { type: 'error', phrase: 'Someone logged into this account from another device or browser. Your current session is terminated.' }
}
/** What a user may do who must change his password. */
const whileForced = ['admin/system_account/index', 'admin/system_account/save', 'admin/auth/logout']

/** Builds the Admin's way in. */
export function createSignIn (options: SignInOptions): Gate {
  const findPasswordDuty = createFindPasswordDuty(options)
  return {
    openPage: options.openPage,
    findUser: async userId => await findUser(options, userId),
    showLogin: async (request, reply, reason, returnTo) => {
      const message = reasons[reason]
      return await show(options, request, reply, { action: returnTo, messages: message === undefined ? [] : [message] })
    },
    signIn: async (request, reply, returnTo) => await signIn(options, request, reply, returnTo),
    async mustFirst (admin, request, reply, path) {
      if (path !== undefined && whileForced.includes(path)) return undefined
      if (await findPasswordDuty(admin.user.userId, admin.session.createdAt) !== 'forced') return undefined
      if (!admin.user.isAllowed('Magento_Backend::myaccount')) return await endSession(options, admin, request, reply, passwordExpired)
      if (isAjax(request)) return await reply.send({ ajaxExpired: 1, ajaxRedirect: admin.url('admin/system_account/index') })
      return admin.redirect(reply, 'admin/system_account/index', passwordIsOld)
    },
    noteExpiry: async (request, session) => { await noteExpiry(options, request, session) },
    lockOut: async (admin, request, reply) => await endSession(options, admin, request, reply, lockedOut)
  }
}

async function show (options: SignInOptions, request: FastifyRequest, reply: FastifyReply, form: Omit<LoginForm, 'captcha'>): Promise<FastifyReply> {
  const captcha = await options.captcha.issue('backend_login', { address: request.ip, username: form.username })
  return await showLogin(options, request, reply, { ...form, captcha })
}

async function signIn (options: SignInOptions, request: FastifyRequest, reply: FastifyReply, returnTo: string): Promise<FastifyReply> {
  const login = formOf(request).tree('login') ?? {}
  const username = typeof login['username'] === 'string' ? login['username'].trim() : ''
  const password = typeof login['password'] === 'string' ? login['password'] : ''
  const again = async (...messages: Message[]): Promise<FastifyReply> =>
    await show(options, request, reply, { action: returnTo, messages, username: username.slice(0, 100) })
  if (!isOwnForm(options.sessions, request)) return await again(formKeyInvalid)
  if (username === '' || password === '' || username.length > 40 || password.length > longestPassword) return await again(refused)
  const subject = { address: request.ip, username }
  if (!await options.captcha.passes('backend_login', subject, ticketOf(request, 'backend_login'))) {
    request.log.info('a sign-in to the Admin came before its time')
    return await again(...captchaRefused)
  }
  await options.captcha.countAttempt(subject)
  const record = await options.authenticate(username, password, { realm: 'admin', address: request.ip, requestId: request.id })
  if (record === undefined) {
    request.log.info('a sign-in to the Admin was refused')
    return await again(refused)
  }
  await options.captcha.forgetAttempts(subject)
  await options.afterPassword?.(record, request, reply, returnTo)
  return reply.sent ? reply : await enter(options, record, request, reply, returnTo)
}

/** Nobody asked for this end: it is recorded, and the login form says why. */
async function endSession (options: SignInOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, message: Message): Promise<FastifyReply> {
  await inTransaction(options.database, async transaction => {
    await options.sessions.end(request, reply, transaction)
    await options.audit.record(transaction, admin.origin, { action: 'session_ended' satisfies SignInAction, outcome: 'success', target: admin.user.username, details: { reason: message === lockedOut ? 'locked' : 'password_expired' } })
  })
  if (isAjax(request)) return await reply.code(200).send({ ajaxExpired: 1, ajaxRedirect: options.adminUrl })
  options.messages.add(reply, message)
  return reply.redirect(options.adminUrl, 302)
}

async function noteExpiry ({ database, audit }: SignInOptions, request: FastifyRequest, { userId }: Session): Promise<void> {
  const user = await findAdminUser(database, userId)
  if (user === undefined) return
  const origin = { realm: 'admin', userId, userName: user.username, address: request.ip, requestId: request.id } as const
  await audit.record(database, origin, { action: 'session_ended' satisfies SignInAction, outcome: 'success', target: user.username, details: { reason: 'expired' } })
}
