import type { FastifyReply } from 'fastify'
import type { FormBody } from '../../kernel/http/form-body.ts'
import { toFormModel, type Attempt, type FormError } from '../../kernel/http/form-model.ts'
import type { Consents, OpenedLink } from '../consents.ts'
import { turnAway, type FormPage } from '../form-page.ts'
import { refusalPhrases } from '../refusals.ts'
import { toCountryName } from '../regions.ts'
import type { SiteCookie } from '../site-cookie.ts'
import { sellerUrls, withReturnTo } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { showClosedLink } from './closed-link.ts'

/** What the pages about a link stand on. */
export interface ConsentPageOptions {
  readonly consents: Consents
  /** Holds the token of the link that was opened last. */
  readonly linkCookie: SiteCookie
}

const notUnderstood: FormError = { field: 'understand', phrase: 'Tick the box to say that you understand, or choose Decline.' }
const otherMerchant: FormError = { phrase: 'By now another store asks for consent, as its link was opened in another tab. Nothing was changed: look at the store below, then decide.' }

/** The consent that a shop asks a seller for; a link that is not open any more says so to everybody. */
export function createConsentPage (options: ConsentPageOptions): FormPage {
  return {
    url: sellerUrls.consent,
    visitors: 'all',
    async show (visit, attempt) {
      const link = await findOpened(options, visit)
      if (link?.state !== 'open') return await showClosedLink(visit, link)
      return turnAway({ visitors: 'sellers' }, visit) ?? await showConsent(visit, link, attempt)
    },
    async submit (visit, form) {
      const link = await findOpened(options, visit)
      if (link?.state !== 'open') return await showClosedLink(visit, link)
      return turnAway({ visitors: 'sellers' }, visit) ?? await decide(options, visit, link, form)
    }
  }
}

/** What the link in a visitor's cookie stands for. */
export async function findOpened ({ consents, linkCookie }: ConsentPageOptions, { request }: Visit): Promise<OpenedLink | undefined> {
  const token = linkCookie.find(request)
  return token === undefined ? undefined : await consents.findLink(token)
}

async function showConsent (visit: Visit, { merchant, returnUrl }: OpenedLink, attempt: Attempt | undefined): Promise<FastifyReply> {
  return await visit.show({
    template: 'consent.njk',
    title: visit.translate('Give a shop access to your seller account'),
    model: {
      merchant,
      country: toCountryName(merchant.countryCode, visit.locale),
      seller: visit.user,
      returnUrl,
      action: sellerUrls.consent,
      signOutUrl: withReturnTo(sellerUrls.signOut, sellerUrls.consent),
      form: toFormModel(visit.translate, attempt, {}),
      isTicked: attempt?.form.text('understand') === '1'
    }
  })
}

async function decide ({ consents, linkCookie }: ConsentPageOptions, visit: Visit, link: OpenedLink, form: FormBody): ReturnType<FormPage['submit']> {
  const { request, user } = visit
  const { uuid } = link.merchant
  if (form.text('merchant') !== uuid) return [otherMerchant]
  const isDeclined = form.text('decision') === 'decline'
  if (!isDeclined && form.text('understand') !== '1') return [notUnderstood]
  const decision = await consents[isDeclined ? 'decline' : 'consent'](linkCookie.find(request)!, user!)
  request.log.info({ merchant: uuid, userId: user!.id, decision: isDeclined ? 'declined' : decision }, 'a seller decided about a merchant')
  if (decision === 'done') return visit.redirect(sellerUrls.done)
  // Somebody else was quicker with the same link, or its hour is over: the page itself says so.
  if (decision === 'link_closed') return visit.redirect(sellerUrls.consent)
  return [{ phrase: refusalPhrases[decision] }]
}
