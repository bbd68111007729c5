import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Messages } from '../kernel/http/messages.ts'
import { showMessages } from '../kernel/http/messages.ts'
import type { Session } from '../kernel/http/session-state.ts'
import type { Sessions } from '../kernel/http/session.ts'
import { defaultLocale, toLanguageTag, toLocale, type Locale, type Phrases } from '../kernel/phrases.ts'
import type { Markup } from '../kernel/view/markup.ts'
import { toPlace } from '../kernel/view/page-parts.ts'
import type { RenderPage } from '../kernel/view/view.ts'
import { anyUser } from './acl.ts'
import type { AdminContext, PageOptions, SystemMessage } from './admin-context.ts'
import type { AdminUser } from './admin-user.ts'
import { clientPhrases } from './client-phrases.ts'
import type { Menu } from './menu.ts'
import type { RenderSidebar } from './sidebar.ts'

/** What frames need to know of the installation. */
export interface FrameOptions {
  readonly phrases: Phrases
  readonly menu: Menu
  readonly messages: Messages
  readonly sessions: Sessions
  readonly renderPage: RenderPage
  readonly renderKeptPage: RenderPage
  readonly renderSidebar: RenderSidebar
  /** `/admin/`. */
  readonly adminUrl: string
  /** The base URL as configured, for a request; ends with a slash. */
  readonly findBaseUrl: (request: FastifyRequest) => Promise<string>
  /** What asks for this user's attention. */
  readonly listSystemMessages: (user: AdminUser) => Promise<SystemMessage[]>
  /** What stands beside every page of this user; undefined: nothing. */
  readonly showBeside: (admin: AdminContext, request: FastifyRequest) => Promise<Markup | undefined>
  readonly version: string
  /** Where this user sets the clock; undefined where it cannot be set, or not by him. */
  readonly findClockUrl?: (user: AdminUser) => string | undefined
}

/** Builds the context of a signed-in user's request. */
export function createContextFactory (options: FrameOptions) {
  return async (request: FastifyRequest, reply: FastifyReply, user: AdminUser, session: Session): Promise<AdminContext> => {
    const locale = toLocale(user.interfaceLocale) ?? defaultLocale
    const url = (path: string): string => options.adminUrl + (path === '' ? '' : path.replace(/\/?$/, '/'))
    const admin: AdminContext = {
      user,
      session,
      origin: { realm: 'admin', userId: user.userId, userName: user.username, address: request.ip, requestId: request.id },
      locale,
      translate: options.phrases.translator(locale),
      formKey: options.sessions.formKey(request, reply),
      parameters: new Map(),
      url,
      page: async (answer, page) => await showPage(options, admin, request, answer, page),
      redirect: (answer, path, ...messages) => {
        if (messages.length > 0) options.messages.add(answer, ...messages)
        return answer.redirect(url(path), 302)
      },
      deny: async answer => await admin.page(answer, { template: 'errors/denied.njk', title: admin.translate('Access denied'), bodyClass: 'adminhtml-denied', status: 403, model: { hasRights: hasRights(user), signOutHref: url('admin/auth/logout') } })
    }
    return admin
  }
}

/** Whether his role grants anything besides the entrance. */
function hasRights ({ rights }: AdminUser): boolean {
  return rights !== '' && rights !== anyUser
}

/** Where the nonce and the form key of an answer go in pages that are kept. */
const noncePlace = toPlace('nonce')
export const formKeyPlace = toPlace('formKey')

async function showPage (options: FrameOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, page: PageOptions): Promise<FastifyReply> {
  reply.code(page.status ?? (page.hasErrors === true ? 422 : 200))
  const nonce = reply.cspNonce.script
  const parts = { sidebar: [await options.renderSidebar(admin.user, admin.locale, page.menuItem)], ...page.parts }
  const frame = await toFrame(options, admin, request, reply, page)
  if (page.isKept !== true) return await options.renderPage(reply, admin.locale, page.template, { page: { ...frame, nonce, formKey: admin.formKey }, ...page.model }, parts)
  const model = { page: { ...frame, nonce: noncePlace, formKey: formKeyPlace }, ...page.model }
  return await options.renderKeptPage(reply, admin.locale, page.template, model, { ...parts, nonce: [Buffer.from(nonce)], formKey: [Buffer.from(admin.formKey)] })
}

async function toFrame (options: FrameOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, page: PageOptions): Promise<object> {
  const { user, translate, url } = admin
  const messages = [...options.messages.take(request, reply), ...page.messages ?? []]
  const systemMessages = (await options.listSystemMessages(user)).map(({ identity, severity, topic, message }) => ({ identity, severity, topic, ...showMessages([message], translate)[0]! }))
  return {
    title: page.title,
    documentTitle: toDocumentTitle(options.menu, admin, page),
    bodyClass: `${page.bodyClass.startsWith('adminhtml-') ? '' : 'adminhtml-'}${page.bodyClass} page-layout-admin-${page.layout ?? '1column'}`,
    lang: toLanguageTag(admin.locale),
    locale: admin.locale,
    theme: user.theme,
    baseUrl: await options.findBaseUrl(request),
    adminUrl: options.adminUrl,
    clockUrl: options.findClockUrl?.(user),
    user: { username: user.username },
    urls: {
      dashboard: url('admin/dashboard'),
      accountActivity: url('security/session/activity'),
      ...user.isAllowed('Magento_Backend::myaccount') ? { accountSetting: url('admin/system_account/index') } : {},
      signOut: url('admin/auth/logout'),
      customerView: '/',
      search: url('admin/index/globalSearch'),
      ...user.isAllowed('Magento_AdminNotification::adminnotification') ? { notifications: url('admin/notification') } : {},
      ...user.isAllowed('Backroom_Guide::guide') ? { guide: url('guide/index') } : {}
    },
    messages: showMessages(messages, translate),
    beside: await options.showBeside(admin, request),
    systemMessages: page.hidesSystemMessages === true ? [] : systemMessages,
    notifications: systemMessages.map(message => ({ title: message.text, ...(message.link === undefined ? {} : { text: message.link.text, href: message.link.href }) })),
    unreadCount: systemMessages.length,
    canSearch: user.isAllowed('Magento_Backend::global_search'),
    version: options.version,
    clientPhrases: toClientPhrases(options.phrases, admin.locale)
  }
}

/** As the original has it: the page, then the menu from the entry up, then the Admin. */
function toDocumentTitle (menu: Menu, { translate }: AdminContext, page: PageOptions): string {
  const trail = page.menuItem === undefined ? [] : menu.listTrail(page.menuItem).map(item => translate(item.title))
  const parts = trail[0] === page.title ? trail : [page.title, ...trail]
  const title = [...parts, 'Magento Admin'].join(' / ')
  return page.hasErrors === true ? translate('Error: %1', title) : title
}

/** They are the same on every page of a language. */
const translated = new WeakMap<Phrases, Map<Locale, Readonly<Record<string, string>>>>()

/** The phrases that scripts show, in the reader's language. */
export function toClientPhrases (phrases: Phrases, locale: Locale): Readonly<Record<string, string>> {
  const known = translated.get(phrases) ?? new Map<Locale, Readonly<Record<string, string>>>()
  translated.set(phrases, known)
  const present = known.get(locale)
  if (present !== undefined) return present
  const translate = phrases.translator(locale)
  const made = Object.freeze(Object.fromEntries(clientPhrases.map(phrase => [phrase, translate(phrase)])))
  known.set(locale, made)
  return made
}
