import { createError } from '../../kernel/errors.ts'
import { toFormModel } from '../../kernel/http/form-model.ts'
import type { ApiKey, ApiKeys } from '../api-keys.ts'
import type { FormPage } from '../form-page.ts'
import { accountUrls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { toPortalUrl } from './api-portal.ts'

/** The same for another account's key and for one that never was. */
const KeyUnknown = createError('API_KEY_UNKNOWN', 'You have no such API key. It may have been deleted already.', 404)

/** Deleting a key: a page that names it and says the effect, and the button that does it. */
export function createDeleteKeyPage ({ apiKeys }: { apiKeys: ApiKeys }): FormPage {
  const getKey = async (visit: Visit): Promise<ApiKey> => {
    const { id } = visit.request.params as { id: string }
    const key = /^[1-9]\d{0,8}$/.test(id) ? await apiKeys.find(visit.account!.id, Number(id)) : undefined
    if (key === undefined) throw KeyUnknown()
    return key
  }
  return {
    url: `${accountUrls.deleteKey}:id/`,
    visitors: 'owners',
    async show (visit, attempt) {
      const key = await getKey(visit)
      return await visit.show({
        template: 'account/delete-key.njk',
        title: visit.translate('Delete an API key'),
        place: 'apiPortal',
        model: { key, action: `${accountUrls.deleteKey}${key.id}/`, cancelUrl: toPortalUrl(key.environment), form: toFormModel(visit.translate, attempt, {}) }
      })
    },
    async submit (visit) {
      const key = await getKey(visit)
      if (!await apiKeys.revoke(key.accountId, key.id)) throw KeyUnknown()
      visit.request.log.info({ accountId: key.accountId, keyId: key.id }, 'an API key was deleted')
      return visit.redirect(toPortalUrl(key.environment), { type: 'success', phrase: 'The API key "%1" was deleted. Whoever still uses it is refused from now on.', args: [key.description] })
    }
  }
}
