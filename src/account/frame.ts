import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ShownMessage } from '../kernel/http/messages.ts'
import { locales, toLanguageTag, type Locale, type Translate } from '../kernel/phrases.ts'
import type { Account } from './account-table.ts'
import { clientPhrases } from './client-phrases.ts'
import { accountUrls } from './urls.ts'

/** A place in the tabs or the left menu. */
export type Place = 'settings' | 'billing' | 'training' | 'apiPortal' | 'securityScan' | 'partnerPortal' | 'marketplace'

/** What the frame around a page is made of. */
export interface FrameOptions {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly locale: Locale
  readonly translate: Translate
  /** Undefined: nobody is signed in, so neither tabs nor menu. */
  readonly account: Account | undefined
  readonly title: string
  readonly place?: Place | undefined
  readonly messages: readonly ShownMessage[]
}

/** Names of languages, each in its own language. */
export const languageNames: Readonly<Record<Locale, string>> = { en_US: 'English', it_IT: 'Italiano', es_ES: 'Español' }

/** Builds what views/layouts/account.njk shows around a page. */
export function toFrame (options: FrameOptions): object {
  const { request, reply, locale, translate, account, title } = options
  // The guide's names of the page and its section stay English in every language.
  const heading = options.place === undefined ? title : 'My Account'
  return {
    title: heading,
    documentTitle: [...new Set([title, heading, translate('Commerce account')])].join(' / '),
    bodyClass: account === undefined ? 'account-site account-outside' : 'account-site',
    lang: toLanguageTag(locale),
    theme: 'auto',
    nonce: reply.cspNonce.script,
    urls: accountUrls,
    account: account === undefined ? undefined : { name: `${account.firstname} ${account.lastname}`, id: account.publicId },
    tabs: account === undefined ? undefined : listTabs(translate, options.place),
    menu: account === undefined ? undefined : listMenu(translate, options.place),
    messages: options.messages,
    languages: locales.map(code => ({
      text: languageNames[code],
      lang: toLanguageTag(code),
      href: `${accountUrls.language}?${new URLSearchParams({ locale: code, return_to: request.url }).toString()}`,
      current: code === locale
    })),
    clientPhrases: Object.fromEntries(clientPhrases.map(phrase => [phrase, translate(phrase)]))
  }
}

function listTabs (translate: Translate, place: Place | undefined): object[] {
  const isElsewhere = place === 'partnerPortal' || place === 'marketplace'
  return [
    { text: 'Magento', href: accountUrls.home, current: place !== undefined && !isElsewhere },
    { text: translate('Partner Portal'), href: accountUrls.partnerPortal, current: place === 'partnerPortal' },
    { text: translate('Marketplace'), href: accountUrls.marketplace, current: place === 'marketplace' }
  ]
}

function listMenu (translate: Translate, place: Place | undefined): object[] {
  return [
    { text: translate('Account Settings'), href: accountUrls.home, current: place === 'settings' },
    { text: translate('Billing History'), href: accountUrls.billing, current: place === 'billing' },
    { text: translate('Training and Certification'), href: accountUrls.training, current: place === 'training' },
    { text: 'API Portal', href: accountUrls.apiPortal, current: place === 'apiPortal' },
    { text: translate('Security Scan'), href: accountUrls.securityScan, current: place === 'securityScan' }
  ]
}
