import type { FastifyReply, FastifyRequest } from 'fastify'
import { toClientPhrases } from '../../admin/page.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import { showMessages, type Message, type Messages } from '../../kernel/http/messages.ts'
import type { Sessions } from '../../kernel/http/session.ts'
import { defaultLocale, toLanguageTag, toLocale, type Locale, type Phrases } from '../../kernel/phrases.ts'
import type { RenderPage } from '../../kernel/view/view.ts'

export interface LoginPageOptions {
  readonly scopeConfig: ScopeConfig
  readonly sessions: Sessions
  readonly messages: Messages
  readonly phrases: Phrases
  readonly renderPage: RenderPage
  readonly adminUrl: string
  readonly findBaseUrl: (request: FastifyRequest) => Promise<string>
}

/** How the login form is shown: where it posts to, what is said above it, and the name that was typed. */
export interface LoginForm {
  readonly action: string
  readonly messages: readonly Message[]
  readonly username?: string
}

/** Shows the login form. */
export async function showLogin (options: LoginPageOptions, request: FastifyRequest, reply: FastifyReply, form: LoginForm): Promise<FastifyReply> {
  const locale = await findLocale(options.scopeConfig)
  const translate = options.phrases.translator(locale)
  const messages = [...options.messages.take(request, reply), ...form.messages]
  return await options.renderPage(reply, locale, 'user/login.njk', {
    page: await toLoginFrame(options, request, reply, { locale, title: translate('Welcome, please sign in'), messages }),
    action: form.action,
    username: form.username ?? '',
    forgotPasswordUrl: forgotPasswordUrl(options.adminUrl)
  })
}

/** Address of the page behind *Forgot your password?*. */
export function forgotPasswordUrl (adminUrl: string): string {
  return `${adminUrl}admin/auth/forgotpassword/`
}

/** Says how a password is set anew; nobody is signed in here either, so it stands beside the login form. */
export async function showForgotPassword (options: LoginPageOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const locale = await findLocale(options.scopeConfig)
  const title = options.phrases.translator(locale)('Password Help')
  return await options.renderPage(reply, locale, 'user/forgot-password.njk', { page: await toLoginFrame(options, request, reply, { locale, title, messages: [] }) })
}

async function toLoginFrame (options: LoginPageOptions, request: FastifyRequest, reply: FastifyReply, { locale, title, messages }: { locale: Locale, title: string, messages: readonly Message[] }): Promise<object> {
  return {
    title,
    documentTitle: 'Magento Admin',
    bodyClass: 'adminhtml-auth-login page-layout-admin-login',
    lang: toLanguageTag(locale),
    theme: 'auto',
    nonce: reply.cspNonce.script,
    formKey: options.sessions.formKey(request, reply),
    baseUrl: await options.findBaseUrl(request),
    adminUrl: options.adminUrl,
    messages: showMessages(messages, options.phrases.translator(locale)),
    clientPhrases: toClientPhrases(options.phrases, locale)
  }
}

/** Before anybody is known, the store's locale decides the language. */
async function findLocale (scopeConfig: ScopeConfig): Promise<Locale> {
  return toLocale(await scopeConfig.getValue('general/locale/code')) ?? defaultLocale
}
