import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminUser } from '../../admin/admin-user.ts'
import type { Gate, LoginReason } from '../../admin/guard.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../../kernel/database/database.ts'
import { formOf } from '../../kernel/http/form-body.ts'
import type { Message } from '../../kernel/http/messages.ts'
import { isFromAnotherSite } from '../../kernel/http/request-origin.ts'
import { longestPassword } from '../../kernel/passwords.ts'
import { findRights } from '../authorization/role-table.ts'
import { findAdminUser, isUsable } from './admin-user-table.ts'
import type { Authenticate } from './authenticate.ts'
import { forgotPasswordUrl, showForgotPassword, showLogin, type LoginPageOptions } from './login-page.ts'

export interface SignInOptions extends LoginPageOptions {
  readonly database: Database
  readonly clock: Clock
  readonly authenticate: Authenticate
  /** The page a user starts on, as a path below the admin front name. */
  readonly findStartPage: (user: AdminUser) => Promise<string>
}

/** The original's sentence for wrong, locked and inactive alike. */
const refused: Message = { type: 'error', phrase: 'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.' }
const formKeyInvalid: Message = { type: 'error', phrase: 'Invalid Form Key. Please refresh the page.' }
const reasons: Readonly<Record<LoginReason, Message | undefined>> = {
  none: undefined,
  ended: undefined,
  idle: { type: 'error', phrase: 'Your current session has been expired.' },
  replaced: { type: 'error', phrase: 'Someone logged into this account from another device or browser. Your current session is terminated.' }
}

/** Builds the Admin's way in. */
export function createSignIn (options: SignInOptions): Gate {
  return {
    findUser: async userId => await findUser(options, userId),
    showLogin: async (request, reply, reason, returnTo) => {
      if (request.url.startsWith(forgotPasswordUrl(options.adminUrl).slice(0, -1))) return await showForgotPassword(options, request, reply)
      const message = reasons[reason]
      return await showLogin(options, request, reply, { action: returnTo, messages: message === undefined ? [] : [message] })
    },
    signIn: async (request, reply, returnTo) => await signIn(options, request, reply, returnTo)
  }
}

async function findUser ({ database, clock }: SignInOptions, userId: number): Promise<AdminUser | undefined> {
  const user = await findAdminUser(database, userId)
  if (user === undefined || !isUsable(user, clock.now())) return undefined
  const { username, firstname, lastname, email, interfaceLocale, theme } = user
  return { userId, username, firstname, lastname, email, interfaceLocale, theme, ...await findRights(database, userId) }
}

async function signIn (options: SignInOptions, request: FastifyRequest, reply: FastifyReply, returnTo: string): Promise<FastifyReply> {
  const login = formOf(request).tree('login') ?? {}
  const username = typeof login['username'] === 'string' ? login['username'].trim() : ''
  const password = typeof login['password'] === 'string' ? login['password'] : ''
  const again = async (message: Message): Promise<FastifyReply> =>
    await showLogin(options, request, reply, { action: returnTo, messages: [message], username: username.slice(0, 100) })
  if (isFromAnotherSite(request) || !options.sessions.checkFormKey(request, formOf(request).text('form_key'))) return await again(formKeyInvalid)
  if (username === '' || password === '' || username.length > 40 || password.length > longestPassword) return await again(refused)
  const record = await options.authenticate(username, password)
  if (record === undefined) {
    request.log.info('a sign-in to the Admin was refused')
    return await again(refused)
  }
  const isSharing = await options.scopeConfig.getFlag('admin/security/admin_account_sharing')
  await options.sessions.start(reply, record.userId, !isSharing)
  const user = await findUser(options, record.userId)
  return reply.redirect(isEntrance(options.adminUrl, returnTo) ? `${options.adminUrl}${await options.findStartPage(user!)}/` : returnTo, 302)
}

/** Addresses that mean "the Admin" and no page of it: from there the start page follows. */
function isEntrance (adminUrl: string, url: string): boolean {
  const path = url.split('?', 1)[0]!.replace(/\/?$/, '/')
  return path === adminUrl || /^(?:admin|admin\/index(?:\/index)?|admin\/auth(?:\/.*)?)\/$/.test(path.slice(adminUrl.length))
}
