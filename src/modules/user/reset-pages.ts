import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Gate } from '../../admin/guard.ts'
import { validateValue } from '../../config/validators.ts'
import { formOf } from '../../kernel/http/form-body.ts'
import type { Message } from '../../kernel/http/messages.ts'
import { isOwnForm } from '../../kernel/http/own-form.ts'
import { ticketOf, type Captcha } from './captcha.ts'
import { captchaRefused, forgotPasswordUrl, showOutside, type LoginPageOptions } from './login-page.ts'
import type { PasswordReset, ResetLink, ResetPlace } from './password-reset.ts'

export interface ResetPageOptions extends LoginPageOptions {
  readonly passwordReset: PasswordReset
  readonly captcha: Captcha
}

type Handler = (options: ResetPageOptions, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

const formKeyInvalid = 'Invalid Form Key. Please refresh the page.'
const handlers: ReadonlyMap<string, Handler> = new Map([
  ['GET admin/auth/forgotpassword', async (options, request, reply) => await showForgotPassword(options, request, reply, {})],
  ['POST admin/auth/forgotpassword', requestLink],
  ['GET admin/auth/resetpassword', openLink],
  ['POST admin/auth/resetpasswordpost', finish]
])

/** The pages for who has forgotten his password, open to everybody; undefined for every other address. */
export function createResetPages (options: ResetPageOptions): Gate['openPage'] {
  const beginning = `${options.adminUrl}admin/auth/`
  return async (request, reply) => {
    // Every request of the Admin passes here: nothing is made for those that go elsewhere.
    if (!request.url.startsWith(beginning)) return undefined
    const path = request.url.split('?', 1)[0]!.slice(options.adminUrl.length).replace(/\/+$/, '')
    return await handlers.get(`${request.method} ${path}`)?.(options, request, reply)
  }
}

async function requestLink (options: ResetPageOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const email = (formOf(request).text('email') ?? '').trim()
  const say = async (messages: readonly Message[], error?: string): Promise<FastifyReply> => await showForgotPassword(options, request, reply, { email: email.slice(0, 128), messages, error })
  const again = async (message: Pick<Message, 'phrase' | 'args'>, error?: string): Promise<FastifyReply> => await say([{ type: 'error', ...message }], error)
  if (!isOwnForm(options.sessions, request)) return await again({ phrase: formKeyInvalid })
  const fault = email === '' ? 'Please enter an email address.' : email.length > 128 ? 'This text is too long.' : validateValue('validate-email', email)?.phrase
  if (fault !== undefined) return await again({ phrase: fault }, fault)
  if (!await options.captcha.passes('backend_forgotpassword', { address: request.ip }, ticketOf(request, 'backend_forgotpassword'))) return await say(captchaRefused)
  if (!await options.passwordReset.request(email, toPlace(request))) {
    const contact = await options.scopeConfig.getValue('trans_email/ident_support/email') ?? ''
    return await again({ phrase: 'We received too many requests for password resets. Please wait and try again later or contact %1.', args: [contact] })
  }
  options.messages.add(reply, { type: 'success', phrase: 'We\'ll email you a link to reset your password.' })
  return reply.redirect(options.adminUrl, 302)
}

async function openLink (options: ResetPageOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const link = toLink(request)
  if (link === undefined || await options.passwordReset.find(link) === undefined) return expire(options, reply)
  return await showResetPassword(options, request, reply, link, {})
}

async function finish (options: ResetPageOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const link = toLink(request)
  if (link === undefined) return expire(options, reply)
  if (!isOwnForm(options.sessions, request)) return await showResetPassword(options, request, reply, link, { form: formKeyInvalid })
  const form = formOf(request)
  const password = form.text('password') ?? ''
  if (password !== (form.text('confirmation') ?? '')) return await showResetPassword(options, request, reply, link, { confirmation: 'Your password confirmation must match your password.' })
  const result = await options.passwordReset.finish(link, password, toPlace(request))
  if (result === 'expired') return expire(options, reply)
  if (result !== 'done') return await showResetPassword(options, request, reply, link, { password: result.fault })
  options.messages.add(reply, { type: 'success', phrase: 'You updated your password.' })
  return reply.redirect(options.adminUrl, 302)
}

function expire (options: ResetPageOptions, reply: FastifyReply): FastifyReply {
  options.messages.add(reply, { type: 'error', phrase: 'Your password reset link has expired.' })
  return reply.redirect(forgotPasswordUrl(options.adminUrl), 302)
}

async function showForgotPassword (options: ResetPageOptions, request: FastifyRequest, reply: FastifyReply, { email = '', messages = [], error }: { email?: string, messages?: readonly Message[], error?: string }): Promise<FastifyReply> {
  const captcha = await options.captcha.issue('backend_forgotpassword', { address: request.ip })
  return await showOutside(options, request, reply, {
    template: 'user/forgot-password.njk',
    phrase: 'Password Help',
    messages,
    model: translate => ({ action: forgotPasswordUrl(options.adminUrl), email, captcha, error: error === undefined ? undefined : translate(error) })
  })
}

async function showResetPassword (options: ResetPageOptions, request: FastifyRequest, reply: FastifyReply, link: ResetLink, errors: { form?: string, password?: string, confirmation?: string }): Promise<FastifyReply> {
  return await showOutside(options, request, reply, {
    template: 'user/reset-password.njk',
    phrase: 'Reset a Password',
    messages: Object.values(errors).map(phrase => ({ type: 'error', phrase })),
    model: translate => ({
      action: `${options.adminUrl}admin/auth/resetpasswordpost/?id=${link.userId}&token=${encodeURIComponent(link.token)}`,
      errors: Object.fromEntries(Object.entries(errors).map(([field, phrase]) => [field, translate(phrase)]))
    })
  })
}

function toLink (request: FastifyRequest): ResetLink | undefined {
  const { id, token } = request.query as Record<string, unknown>
  if (typeof id !== 'string' || !/^\d{1,9}$/.test(id) || typeof token !== 'string' || !/^[\w-]{43}$/.test(token)) return undefined
  return { userId: Number(id), token }
}

function toPlace (request: FastifyRequest): ResetPlace {
  return { address: request.ip, requestId: request.id }
}
