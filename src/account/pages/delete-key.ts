import type { ApiKeys } from '../api-keys.ts'
import { toFormModel } from '../../kernel/http/form-model.ts'
import type { FormPage } from '../form-page.ts'
import { undoSeconds } from '../keys/remove-key.ts'
import { accountUrls, toKeyUrl, toPortalUrl } from '../urls.ts'
import { getOwnedKey, KeyUnknown, originOf } from './owned-key.ts'

/** Deleting a key: a page that names it and says the effect, and the button that does it. */
export function createDeleteKeyPage ({ apiKeys }: { apiKeys: ApiKeys }): FormPage {
  return {
    url: `${accountUrls.deleteKey}:id/`,
    visitors: 'owners',
    async show (visit, attempt) {
      const key = await getOwnedKey(apiKeys, visit)
      return await visit.show({
        template: 'account/delete-key.njk',
        title: visit.translate('Delete an API key'),
        place: 'apiPortal',
        model: {
          key,
          undoSeconds,
          action: toKeyUrl(accountUrls.deleteKey, key.id),
          rollUrl: toKeyUrl(accountUrls.rollKey, key.id),
          cancelUrl: toPortalUrl(key.environment),
          form: toFormModel(visit.translate, attempt, {})
        }
      })
    },
    async submit (visit) {
      const key = await getOwnedKey(apiKeys, visit)
      if (!await apiKeys.revoke(key.accountId, key.id, originOf(visit))) throw KeyUnknown()
      visit.request.log.info({ accountId: key.accountId, keyId: key.id }, 'an API key was deleted')
      return visit.redirect(toPortalUrl(key.environment), { type: 'success', phrase: 'The API key "%1" was deleted. Whoever still uses it is refused from now on.', args: [key.description] })
    }
  }
}
