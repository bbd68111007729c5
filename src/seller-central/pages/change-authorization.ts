import { createError } from '../../kernel/errors.ts'
import { toFormModel } from '../../kernel/http/form-model.ts'
import type { Consents, SellerAuthorization } from '../consents.ts'
import type { FormPage } from '../form-page.ts'
import { toCountryName } from '../regions.ts'
import { sellerUrls } from '../urls.ts'
import type { Visit } from '../visit.ts'

/** The same for another seller's store, for one that never was, and for a consent that is withdrawn. */
const AuthorizationUnknown = createError('AUTHORIZATION_UNKNOWN', 'This seller account has no such authorisation. It may have been revoked already, or its store was deleted.', 404)
const NotPrimary = createError('NOT_PRIMARY_USER', 'Only the primary user of a seller account can renew or revoke an authorisation.', 403)

const kinds = {
  renewed: {
    url: sellerUrls.renew,
    template: 'renew.njk',
    phrase: 'The authorisation of "%1" was renewed for a year from now.'
  },
  revoked: {
    url: sellerUrls.revoke,
    template: 'revoke.njk',
    phrase: 'The authorisation of "%1" was revoked. The shop has no access from now on.'
  }
} as const

/** Renewing or revoking a consent: a page that names the shop and says the effect, and the button that does it. */
export function createChangeAuthorizationPage (consents: Consents, kind: keyof typeof kinds): FormPage {
  const { url, template, phrase } = kinds[kind]
  return {
    url: `${url}:uuid/`,
    visitors: 'sellers',
    async show (visit, attempt) {
      const { merchant, expiresAt, state } = await getAuthorization(consents, visit)
      return await visit.show({
        template,
        title: visit.translate(kind === 'renewed' ? 'Renew an authorisation' : 'Revoke an authorisation'),
        place: 'apps',
        model: {
          merchant,
          country: toCountryName(merchant.countryCode, visit.locale),
          expiresAt,
          isExpired: state === 'expired',
          action: `${url}${merchant.uuid}/`,
          cancelUrl: sellerUrls.apps,
          form: toFormModel(visit.translate, attempt, {})
        }
      })
    },
    async submit (visit) {
      const { merchant, sellerId } = await getAuthorization(consents, visit)
      if (!await consents.change(merchant.uuid, sellerId, kind)) throw AuthorizationUnknown()
      visit.request.log.info({ merchant: merchant.uuid, userId: visit.user!.id }, `an authorisation was ${kind}`)
      return visit.redirect(sellerUrls.apps, { type: 'success', phrase, args: [merchant.name] })
    }
  }
}

async function getAuthorization (consents: Consents, { request, user }: Visit): Promise<SellerAuthorization> {
  if (!user!.isPrimary) throw NotPrimary()
  const { uuid } = request.params as { uuid: string }
  const authorization = (await consents.list(user!.sellerId)).find(({ merchant, state }) => merchant.uuid === uuid && state !== 'revoked')
  if (authorization === undefined) throw AuthorizationUnknown()
  return authorization
}
