import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Gate } from '../../admin/guard.ts'
import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../../kernel/database/database.ts'
import { formOf } from '../../kernel/http/form-body.ts'
import { isOwnForm } from '../../kernel/http/own-form.ts'
import { toOtpAuthUrl } from '../../kernel/totp.ts'
import { findAdminUser, type AdminUserRecord } from '../user/admin-user-table.ts'
import { mayEnter } from '../user/may-enter.ts'
import { showOutside, type LoginPageOptions, type OutsidePage } from '../user/login-page.ts'
import type { HalfSignIn, HalfSignIns } from './half-sign-in.ts'
import { toQrPath } from './qr-path.ts'
import type { CodeResult, SecondFactor } from './second-factor.ts'

export interface SecondFactorPageOptions extends LoginPageOptions {
  readonly database: Database
  readonly clock: Clock
  readonly secondFactor: SecondFactor
  readonly halfSignIns: HalfSignIns
  /** What authenticator apps call the installation. */
  readonly issuer: string
  /** Starts the session and leads on. */
  readonly enter: (record: AdminUserRecord, request: FastifyRequest, reply: FastifyReply, returnTo: string) => Promise<FastifyReply>
}

/** A request of somebody who has shown his password. */
interface Step {
  readonly half: HalfSignIn
  readonly user: AdminUserRecord
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

type Handler = (options: SecondFactorPageOptions, step: Step) => Promise<FastifyReply>

const formKeyInvalid = 'Invalid Form Key. Please refresh the page.'
const answers: Readonly<Record<Exclude<CodeResult, 'right'>, string>> = {
  wrong: 'Invalid code.',
  wait: 'Too many wrong codes. Wait a minute, then try again.'
}
const handlers: ReadonlyMap<string, Handler> = new Map([
  ['GET tfa/google/auth', async (options, step) => await showAuth(options, step)],
  ['POST tfa/google/authpost', takeCode],
  ['GET tfa/google/configure', async (options, step) => await showConfigure(options, step)],
  ['POST tfa/google/configurepost', activate],
  ['POST tfa/google/continue', goOn]
])

/** Asks for the second factor, or has it set up, before the session begins; nothing where it is off. */
export function createAfterPassword ({ secondFactor, halfSignIns, adminUrl }: SecondFactorPageOptions) {
  return async ({ userId }: AdminUserRecord, _request: FastifyRequest, reply: FastifyReply, returnTo: string): Promise<unknown> => {
    if (!await secondFactor.isRequired()) return undefined
    await halfSignIns.begin(reply, userId, returnTo)
    return reply.redirect(`${adminUrl}tfa/google/${await secondFactor.isActive(userId) ? 'auth' : 'configure'}/`, 302)
  }
}

/** The pages between password and session; whoever has not shown his password is led to the login form. */
export function createSecondFactorPages (options: SecondFactorPageOptions): Gate['openPage'] {
  const beginning = `${options.adminUrl}tfa/google/`
  return async (request, reply) => {
    if (!request.url.startsWith(beginning)) return undefined
    const handler = handlers.get(`${request.method} ${request.url.split('?', 1)[0]!.slice(options.adminUrl.length).replace(/\/+$/, '')}`)
    if (handler === undefined) return undefined
    const half = await options.halfSignIns.find(request)
    const user = half === undefined ? undefined : await findAdminUser(options.database, half.userId)
    if (half === undefined || user === undefined || !mayEnter(user, options.clock.now())) {
      options.messages.add(reply, { type: 'error', phrase: 'The time to show a code is over. Sign in again.' })
      return reply.redirect(options.adminUrl, 302)
    }
    return await handler(options, { half, user, request, reply })
  }
}

async function showAuth (options: SecondFactorPageOptions, step: Step, fault?: string): Promise<FastifyReply> {
  if (!await options.secondFactor.isActive(step.user.userId)) return step.reply.redirect(`${options.adminUrl}tfa/google/configure/`, 302)
  return await show(options, step, { template: 'two-factor-auth/auth.njk', phrase: 'Two-factor Authentication', fault, model: () => ({ action: `${options.adminUrl}tfa/google/authpost/` }) })
}

async function takeCode (options: SecondFactorPageOptions, step: Step): Promise<FastifyReply> {
  if (!isOwnForm(options.sessions, step.request)) return await showAuth(options, step, formKeyInvalid)
  if (!await options.secondFactor.isActive(step.user.userId)) return await showAuth(options, step)
  const result = await options.secondFactor.check(step.user, toCode(step.request), toOrigin(step))
  return result === 'right' ? await finish(options, step) : await showAuth(options, step, answers[result])
}

async function showConfigure (options: SecondFactorPageOptions, step: Step, fault?: string): Promise<FastifyReply> {
  const { adminUrl, issuer } = options
  const secret = await options.secondFactor.openSecret(step.user.userId)
  if (secret === undefined) return step.reply.redirect(`${adminUrl}tfa/google/auth/`, 302)
  return await show(options, step, {
    template: 'two-factor-auth/configure.njk',
    phrase: 'Set up the authenticator app',
    fault,
    model: () => ({ action: `${adminUrl}tfa/google/configurepost/`, secret, qr: toQrPath(toOtpAuthUrl(secret, { issuer, label: step.user.username })) })
  })
}

/** The first right code turns the factor on; the recovery codes are told in this very answer. */
async function activate (options: SecondFactorPageOptions, step: Step): Promise<FastifyReply> {
  const { secondFactor, halfSignIns } = options
  const { user, half } = step
  if (!isOwnForm(options.sessions, step.request)) return await showConfigure(options, step, formKeyInvalid)
  if (await secondFactor.isActive(user.userId)) return await showAuth(options, step)
  const result = await secondFactor.check(user, toCode(step.request), toOrigin(step))
  if (result !== 'right') return await showConfigure(options, step, answers[result])
  await halfSignIns.pass(half)
  const codes = await secondFactor.renewRecoveryCodes(user, toOrigin(step))
  return await show(options, step, { template: 'two-factor-auth/codes.njk', phrase: 'Recovery codes', model: () => ({ codes, action: `${options.adminUrl}tfa/google/continue/` }) })
}

async function goOn (options: SecondFactorPageOptions, step: Step): Promise<FastifyReply> {
  return step.half.hasPassed && isOwnForm(options.sessions, step.request) ? await finish(options, step) : await showAuth(options, step)
}

async function finish ({ halfSignIns, enter }: SecondFactorPageOptions, { half, user, request, reply }: Step): Promise<FastifyReply> {
  await halfSignIns.end(reply, half)
  return await enter(user, request, reply, half.returnTo)
}

async function show (options: SecondFactorPageOptions, { request, reply }: Step, { fault, ...page }: Omit<OutsidePage, 'messages'> & { readonly fault?: string | undefined }): Promise<FastifyReply> {
  return await showOutside(options, request, reply, {
    ...page,
    messages: fault === undefined ? [] : [{ type: 'error', phrase: fault }],
    model: translate => ({ ...page.model(translate), error: fault === undefined ? undefined : translate(fault) })
  })
}

function toCode (request: FastifyRequest): string {
  return (formOf(request).text('tfa_code') ?? '').slice(0, 40)
}

function toOrigin ({ user, request }: Step): AuditOrigin {
  return { realm: 'admin', userId: user.userId, userName: user.username, address: request.ip, requestId: request.id }
}
