import type { ApiKeys } from '../api-keys.ts'
import { toFormModel, type FormError } from '../../kernel/http/form-model.ts'
import type { FormPage } from '../form-page.ts'
import { accountUrls, toKeyUrl, toPortalUrl } from '../urls.ts'
import { originOf, toKeyId } from './owned-key.ts'

const tooLate: FormError = { phrase: 'The deletion cannot be undone any more: the time is over and the key is erased. Add a new one.' }
const placeTaken: FormError = { phrase: 'The deletion cannot be undone: there is another API key in this environment by now.' }

/** Undoing a deletion: the button stands in the API Portal; this page comes where it was too late, or where somebody follows its address. */
export function createRestoreKeyPage ({ apiKeys }: { apiKeys: ApiKeys }): FormPage {
  return {
    url: `${accountUrls.restoreKey}:id/`,
    visitors: 'owners',
    async show (visit, attempt) {
      const id = toKeyId(visit)
      const key = (await apiKeys.listRestorable(visit.account!.id)).find(key => key.id === id)
      return await visit.show({
        template: 'account/restore-key.njk',
        title: visit.translate('Undo the deletion of an API key'),
        place: 'apiPortal',
        model: {
          key,
          action: toKeyUrl(accountUrls.restoreKey, id ?? 0),
          cancelUrl: key === undefined ? accountUrls.apiPortal : toPortalUrl(key.environment),
          form: toFormModel(visit.translate, attempt, {})
        }
      })
    },
    async submit (visit) {
      const accountId = visit.account!.id
      const id = toKeyId(visit) ?? 0
      const outcome = await apiKeys.restore(accountId, id, originOf(visit))
      if (outcome !== 'restored') return [outcome === 'too_late' ? tooLate : placeTaken]
      visit.request.log.info({ accountId, keyId: id }, 'the deletion of an API key was undone')
      const key = await apiKeys.find(accountId, id)
      return visit.redirect(toPortalUrl(key?.environment ?? 'production'), { type: 'success', phrase: 'The API key "%1" works again.', args: [key?.description ?? ''] })
    }
  }
}
