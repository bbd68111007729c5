import type { Clock } from '../../kernel/clock.ts'
import type { ApiKey, ApiKeys } from '../api-keys.ts'
import { toFormModel } from '../../kernel/http/form-model.ts'
import type { FormPage } from '../form-page.ts'
import { environmentNames, idleDays, isIdle } from '../keys/key-age.ts'
import { toMoment } from '../moment.ts'
import { accountUrls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { originOf } from './owned-key.ts'

/** The keys that nobody has used for 90 days, in all environments, and the button that deletes them in one go. */
export function createIdleKeysPage ({ apiKeys, clock }: { apiKeys: ApiKeys, clock: Clock }): FormPage {
  const listIdle = async (visit: Visit): Promise<ApiKey[]> => {
    const now = clock.now()
    return (await apiKeys.list(visit.account!.id)).filter(key => isIdle(key, now))
  }
  return {
    url: accountUrls.idleKeys,
    visitors: 'owners',
    async show (visit, attempt) {
      const now = clock.now()
      return await visit.show({
        template: 'account/idle-keys.njk',
        title: visit.translate('Idle API keys'),
        place: 'apiPortal',
        model: {
          days: idleDays,
          keys: (await listIdle(visit)).map(key => ({ ...key, environmentName: environmentNames[key.environment], used: toMoment(key.lastUsedAt, now, visit.locale) })),
          action: accountUrls.idleKeys,
          cancelUrl: accountUrls.apiPortal,
          form: toFormModel(visit.translate, attempt, {})
        }
      })
    },
    async submit (visit) {
      // Looked at anew: a key that somebody used meanwhile stays.
      const keys = await listIdle(visit)
      for (const { accountId, id } of keys) {
        await apiKeys.revoke(accountId, id, originOf(visit))
        visit.request.log.info({ accountId, keyId: id }, 'an idle API key was deleted')
      }
      return visit.redirect(accountUrls.apiPortal, { type: 'success', phrase: 'Idle API keys deleted: %1.', args: [String(keys.length)] })
    }
  }
}
