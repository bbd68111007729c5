import type { FastifyReply, FastifyRequest } from 'fastify'
import { toClientPhrases } from '../../admin/page.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import { showMessages, type Message, type Messages } from '../../kernel/http/messages.ts'
import type { Sessions } from '../../kernel/http/session.ts'
import { defaultLocale, toLanguageTag, toLocale, type Locale, type Phrases, type Translate } from '../../kernel/phrases.ts'
import type { RenderPage } from '../../kernel/view/view.ts'
import type { ShownCaptcha } from './captcha.ts'

export interface LoginPageOptions {
  readonly scopeConfig: ScopeConfig
  readonly sessions: Sessions
  readonly messages: Messages
  readonly phrases: Phrases
  readonly renderPage: RenderPage
  readonly adminUrl: string
  readonly findBaseUrl: (request: FastifyRequest) => Promise<string>
}

/** What is said where a guarded form came too early, or with a ticket that is not good; the first sentence is the original's. */
export const captchaRefused: readonly Message[] = [
  { type: 'error', phrase: 'Incorrect CAPTCHA.' },
  { type: 'notice', phrase: 'Nothing was checked. Wait for the time that is shown at the form, then send it again.' }
]

/** How the login form is shown: where it posts to, what is said above it, the name that was typed, and the wait it asks for. */
export interface LoginForm {
  readonly action: string
  readonly messages: readonly Message[]
  readonly username?: string
  readonly captcha: ShownCaptcha | undefined
}

/** A page that is shown to people who are not signed in. */
export interface OutsidePage {
  readonly template: string
  /** The title. */
  readonly phrase: string
  readonly messages: readonly Message[]
  readonly model: (translate: Translate) => object
}

/** Shows the login form. */
export async function showLogin (options: LoginPageOptions, request: FastifyRequest, reply: FastifyReply, { action, messages, username = '', captcha }: LoginForm): Promise<FastifyReply> {
  const model = (): object => ({ action, username, captcha, forgotPasswordUrl: forgotPasswordUrl(options.adminUrl) })
  return await showOutside(options, request, reply, { template: 'user/login.njk', phrase: 'Welcome, please sign in', messages, model })
}

/** Shows a page in the frame of the login form, with what the answer before left to be said. */
export async function showOutside (options: LoginPageOptions, request: FastifyRequest, reply: FastifyReply, page: OutsidePage): Promise<FastifyReply> {
  const locale = await findLocale(options.scopeConfig)
  const translate = options.phrases.translator(locale)
  const messages = [...options.messages.take(request, reply), ...page.messages]
  return await options.renderPage(reply, locale, page.template, {
    page: await toLoginFrame(options, request, reply, { locale, title: translate(page.phrase), messages }),
    ...page.model(translate)
  })
}

/** Address of the page behind *Forgot your password?*. */
export function forgotPasswordUrl (adminUrl: string): string {
  return `${adminUrl}admin/auth/forgotpassword/`
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
