import type { FastifyInstance } from 'fastify'
import { turnAway } from '../form-page.ts'
import { sellerPrefix, sellerUrls } from '../urls.ts'
import type { OpenVisit } from '../visit.ts'
import { showClosedLink } from './closed-link.ts'
import { findOpened, type ConsentPageOptions } from './consent.ts'

/** The page before the consent, which takes the token out of the address, and the page after it. */
export function registerConsentSteps (scope: FastifyInstance, openVisit: OpenVisit, options: ConsentPageOptions): void {
  scope.get(sellerUrls.openLink.slice(sellerPrefix.length), async (request, reply) => {
    const { link } = request.query as Record<string, unknown>
    // From here on the token is in no address, page or Referer any more.
    if (typeof link === 'string' && /^[\w-]{43}$/.test(link)) options.linkCookie.set(reply, link)
    else options.linkCookie.clear(reply)
    return reply.redirect(sellerUrls.consent, 302)
  })

  scope.get(sellerUrls.done.slice(sellerPrefix.length), async (request, reply) => {
    const visit = await openVisit(request, reply)
    const elsewhere = turnAway({ visitors: 'sellers' }, visit)
    if (elsewhere !== undefined) return elsewhere
    const link = await findOpened(options, visit)
    if (link?.state === 'open') return visit.redirect(sellerUrls.consent)
    if (link === undefined || link.userId !== visit.user!.id) return await showClosedLink(visit, link)
    const isConsent = link.outcome === 'consented'
    return await visit.show({
      template: isConsent ? 'done.njk' : 'declined.njk',
      title: isConsent ? visit.translate('You are almost done') : visit.translate('You declined'),
      model: { merchant: link.merchant, seller: visit.user, returnUrl: link.returnUrl, appsUrl: sellerUrls.apps }
    })
  })
}
