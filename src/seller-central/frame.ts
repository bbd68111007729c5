import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ShownMessage } from '../kernel/http/messages.ts'
import { locales, toLanguageTag, type Locale, type Translate } from '../kernel/phrases.ts'
import { clientPhrases } from './client-phrases.ts'
import type { SellerUser } from './seller-table.ts'
import { sellerUrls } from './urls.ts'

/** A place in the menu. */
export type Place = 'apps' | 'users'

/** What the frame around a page is made of. */
export interface FrameOptions {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly locale: Locale
  readonly translate: Translate
  /** Undefined: nobody is signed in, so no menu. */
  readonly user: SellerUser | undefined
  readonly title: string
  readonly place?: Place | undefined
  readonly messages: readonly ShownMessage[]
}

/** Names of languages, each in its own language. */
const languageNames: Readonly<Record<Locale, string>> = { en_US: 'English', it_IT: 'Italiano', es_ES: 'Español' }

/** Builds what views/seller-central/layout.njk shows around a page. */
export function toFrame ({ request, reply, locale, translate, user, title, place, messages }: FrameOptions): object {
  return {
    title,
    documentTitle: `${title} / ${translate('Seller Central (emulated)')}`,
    bodyClass: 'seller-site',
    lang: toLanguageTag(locale),
    theme: 'auto',
    nonce: reply.cspNonce.script,
    urls: sellerUrls,
    user: user === undefined ? undefined : { email: user.email, businessName: user.businessName, sellerId: user.sellerId },
    menu: user === undefined
      ? undefined
      : [
          { text: translate('Manage Your Apps'), href: sellerUrls.apps, current: place === 'apps' },
          { text: translate('User Permissions'), href: sellerUrls.users, current: place === 'users' }
        ],
    messages,
    languages: locales.map(code => ({
      text: languageNames[code],
      lang: toLanguageTag(code),
      href: `${sellerUrls.language}?${new URLSearchParams({ locale: code, return_to: request.url }).toString()}`,
      current: code === locale
    })),
    clientPhrases: Object.fromEntries(clientPhrases.map(phrase => [phrase, translate(phrase)]))
  }
}
