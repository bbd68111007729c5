import type { FastifyInstance } from 'fastify'
import { turnAway } from '../form-page.ts'
import type { Place } from '../frame.ts'
import { accountPrefix, accountUrls } from '../urls.ts'
import type { OpenVisit } from '../visit.ts'

interface NotEmulated {
  readonly url: string
  readonly place: Place
  readonly title: string
  /** What the original has there. */
  readonly original: string
  /** What to use here. */
  readonly instead: string
}

/** The parts of the original site that Backroom leaves out; each says so instead of being a dead link. */
const pages: readonly NotEmulated[] = [
  {
    url: accountUrls.billing,
    place: 'billing',
    title: 'Billing History',
    original: 'On the original site this page lists the invoices of paid products.',
    instead: 'Nothing is sold here, so there are no invoices.'
  },
  {
    url: accountUrls.training,
    place: 'training',
    title: 'Training and Certification',
    original: 'On the original site this page lists booked courses and examinations.',
    instead: 'Backroom is itself made for training: practise the way of an API key, from the API Portal to the store configuration.'
  },
  {
    url: accountUrls.securityScan,
    place: 'securityScan',
    title: 'Security Scan',
    original: 'On the original site this page checks a shop on the internet for known weaknesses.',
    instead: 'Backroom scans nothing and contacts no shop.'
  },
  {
    url: accountUrls.partnerPortal,
    place: 'partnerPortal',
    title: 'Partner Portal',
    original: 'On the original site this tab leads to the portal of solution and technology partners.',
    instead: 'Everything Backroom has of the account site is in the tab Magento.'
  },
  {
    url: accountUrls.marketplace,
    place: 'marketplace',
    title: 'Marketplace',
    original: 'On the original site this tab leads to purchases and access keys of the extension marketplace.',
    instead: 'The keys of the Amazon Sales Channel are in the API Portal, in the tab Magento.'
  }
]

/** Registers the pages of what is left out. */
export function registerNotEmulated (scope: FastifyInstance, openVisit: OpenVisit): void {
  for (const { url, place, title, original, instead } of pages) {
    scope.get(url.slice(accountPrefix.length), async (request, reply) => {
      const visit = await openVisit(request, reply)
      return turnAway({ visitors: 'owners' }, visit) ?? await visit.show({
        template: 'account/not-emulated.njk',
        title: visit.translate(title),
        place,
        model: { heading: title, original, instead, portalUrl: accountUrls.apiPortal, homeUrl: accountUrls.home }
      })
    })
  }
}
