import type { Clock } from '../../kernel/clock.ts'
import type { ApiKeys } from '../api-keys.ts'
import { toFormModel } from '../../kernel/http/form-model.ts'
import type { FormPage } from '../form-page.ts'
import { toMoment } from '../moment.ts'
import { accountUrls, toKeyUrl, toPortalUrl } from '../urls.ts'
import { getOwnedKey, originOf } from './owned-key.ts'

/** Stopping what a key was before it was rolled, ahead of its time: the page says who still uses it. */
export function createStopOldKeyPage ({ apiKeys, clock }: { apiKeys: ApiKeys, clock: Clock }): FormPage {
  return {
    url: `${accountUrls.stopOldKey}:id/`,
    visitors: 'owners',
    async show (visit, attempt) {
      const key = await getOwnedKey(apiKeys, visit)
      const now = clock.now()
      const working = (await apiKeys.listReplaced(key)).filter(({ stopsAt }) => stopsAt > now)
      return await visit.show({
        template: 'account/stop-old-key.njk',
        title: visit.translate('Stop an old API key'),
        place: 'apiPortal',
        model: {
          key,
          working: working.map(({ lastFour, lastUsedAt, lastUsedBy }) => ({ lastFour, used: toMoment(lastUsedAt, now, visit.locale), usedBy: lastUsedBy })),
          action: toKeyUrl(accountUrls.stopOldKey, key.id),
          cancelUrl: toPortalUrl(key.environment),
          form: toFormModel(visit.translate, attempt, {})
        }
      })
    },
    async submit (visit) {
      const key = await getOwnedKey(apiKeys, visit)
      const count = await apiKeys.stopReplaced(key.accountId, key.id, originOf(visit))
      visit.request.log.info({ accountId: key.accountId, keyId: key.id, count }, 'old API keys were stopped')
      const phrase = count === 0
        ? 'No old key of "%1" worked any more.'
        : 'Only the present key of "%1" works from now on.'
      return visit.redirect(toPortalUrl(key.environment), { type: 'success', phrase, args: [key.description] })
    }
  }
}
