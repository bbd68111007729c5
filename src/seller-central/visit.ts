import type { FastifyReply, FastifyRequest } from 'fastify'
import { negotiateLocale } from '../kernel/http/language.ts'
import { showMessages, type Message, type Messages } from '../kernel/http/messages.ts'
import type { Sessions } from '../kernel/http/session.ts'
import { toLocale, type Locale, type Phrases, type Translate } from '../kernel/phrases.ts'
import type { RenderPage } from '../kernel/view/view.ts'
import { toFrame, type Place } from './frame.ts'
import type { SellerUser } from './seller-table.ts'
import type { Sellers } from './sellers.ts'
import { toReturnTo } from './urls.ts'

/** A page to be shown. */
export interface PageOptions {
  /** Name below views/seller-central/. */
  readonly template: string
  /** Translated; the page's heading. */
  readonly title: string
  readonly place?: Place
  readonly model?: object
}

/** One request to Seller Central: who it is, in which language, and the ways to answer. */
export interface Visit {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Undefined: nobody is signed in. */
  readonly user: SellerUser | undefined
  /** Whether there was a session and its time is up. */
  readonly isIdle: boolean
  readonly locale: Locale
  readonly translate: Translate
  /** Where to go after signing in; always a page of this site. */
  readonly returnTo: string
  show: (page: PageOptions) => Promise<FastifyReply>
  redirect: (url: string, ...messages: Message[]) => FastifyReply
}

/** What visits stand on. */
export interface VisitOptions {
  readonly sellers: Sellers
  /** Of the realm `seller`. */
  readonly sessions: Sessions
  readonly messages: Messages
  readonly phrases: Phrases
  readonly renderPage: RenderPage
}

/** Opens the visit a request makes. */
export type OpenVisit = (request: FastifyRequest, reply: FastifyReply) => Promise<Visit>

/** The cookie that holds a visitor's choice of language. */
export const localeCookie = 'backroom-seller-locale'

/** Builds the opener of visits. */
export function createOpenVisit (options: VisitOptions): OpenVisit {
  return async (request, reply) => {
    const state = await options.sessions.find(request)
    const user = state.state === 'live' ? await options.sellers.find(state.session.userId) : undefined
    return toVisit(options, request, reply, { user, isIdle: state.state === 'over' && state.reason === 'idle' })
  }
}

/** A visit by nobody in particular: for pages that must not ask the database. */
export function toVisit (options: VisitOptions, request: FastifyRequest, reply: FastifyReply, who: Pick<Visit, 'user' | 'isIdle'> = { user: undefined, isIdle: false }): Visit {
  const locale = toLocale(request.cookies[localeCookie]) ?? negotiateLocale(request)
  const translate = options.phrases.translator(locale)
  return {
    ...who,
    request,
    reply,
    locale,
    translate,
    returnTo: toReturnTo((request.query as Record<string, unknown>)['return_to']),
    async show ({ template, title, place, model = {} }) {
      const messages = showMessages(options.messages.take(request, reply), translate)
      const page = toFrame({ request, reply, locale, translate, user: who.user, title, place, messages })
      const formKey = options.sessions.formKey(request, reply)
      return await options.renderPage(reply, locale, `seller-central/${template}`, { page, formKey, ...model })
    },
    redirect (url, ...messages) {
      if (messages.length > 0) options.messages.add(reply, ...messages)
      return reply.redirect(url, 302)
    }
  }
}
