import type { FastifyInstance } from 'fastify'
import type { Consents, SellerAuthorization } from '../consents.ts'
import { turnAway } from '../form-page.ts'
import { toCountryName } from '../regions.ts'
import { sellerPrefix, sellerUrls } from '../urls.ts'
import type { OpenVisit, Visit } from '../visit.ts'

/** Manage Your Apps: the shops that this seller account has given consent to, and until when. */
export function registerApps (scope: FastifyInstance, openVisit: OpenVisit, consents: Consents): void {
  scope.get(sellerUrls.apps.slice(sellerPrefix.length), async (request, reply) => {
    const visit = await openVisit(request, reply)
    return turnAway({ visitors: 'sellers' }, visit) ?? await visit.show({
      template: 'apps.njk',
      title: visit.translate('Manage Your Apps'),
      place: 'apps',
      model: { user: visit.user, authorizations: (await consents.list(visit.user!.sellerId)).map(authorization => toShown(visit, authorization)) }
    })
  })
}

function toShown ({ user, locale }: Visit, authorization: SellerAuthorization): object {
  const { merchant, state, authorizedAt, expiresAt } = authorization
  const canChange = user!.isPrimary && state !== 'revoked'
  return {
    merchant,
    country: toCountryName(merchant.countryCode, locale),
    state,
    authorizedAt,
    expiresAt,
    renewUrl: canChange ? `${sellerUrls.renew}${merchant.uuid}/` : undefined,
    revokeUrl: canChange ? `${sellerUrls.revoke}${merchant.uuid}/` : undefined
  }
}
