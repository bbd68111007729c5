import type { ApiKeys } from '../api-keys.ts'
import { toFormModel, typedText, type FormError } from '../../kernel/http/form-model.ts'
import type { FormPage } from '../form-page.ts'
import { findKeysInText, mostFoundKeys, type FoundKey } from '../keys/recognise-keys.ts'
import { accountUrls, toKeyUrl } from '../urls.ts'
import type { Visit } from '../visit.ts'

/** Characters of a text that are looked through; a longer one is refused whole, for a key could stand in the rest. */
const longestText = 1_000_000
const nothingTyped: FormError = { field: 'text', phrase: 'This is a required field.' }
const tooLong: FormError = { field: 'text', phrase: 'This text is too long: at most %1 characters are checked at once. Send it in parts.', args: [String(longestText)] }

/**
 * Finds keys that leaked into a log, a chat or a repository. What was pasted is neither kept nor shown again, so the answer comes
 * with the POST itself: a redirect would have to keep it somewhere.
 */
export function createCheckTextPage ({ apiKeys }: { apiKeys: ApiKeys }): FormPage {
  const show = async (visit: Visit, model: object, attempt?: Parameters<FormPage['show']>[1]): ReturnType<FormPage['show']> => await visit.show({
    template: 'account/check-text.njk',
    title: visit.translate('Check a text for keys'),
    place: 'apiPortal',
    // Not even a refused text comes back: it may hold keys.
    model: { ...model, action: accountUrls.checkText, portalUrl: accountUrls.apiPortal, form: toFormModel(visit.translate, attempt, {}) }
  })
  return {
    url: accountUrls.checkText,
    visitors: 'owners',
    show: async (visit, attempt) => await show(visit, {}, attempt),
    async submit (visit, form) {
      const text = typedText(form, 'text')
      if (text === '') return [nothingTyped]
      if (text.length > longestText) return [tooLong]
      const keys = findKeysInText(text)
      const found = await apiKeys.recognise(visit.account!.id, keys)
      const living = found.filter(({ state }) => state === 'works')
      visit.request.log.info({ accountId: visit.account!.id, found: found.length, living: living.length }, 'a text was checked for API keys')
      return await show(visit, {
        result: {
          isClean: found.length === 0,
          living: living.map(toShownKey),
          stopped: found.filter(({ state }) => state === 'stopped'),
          others: found.filter(({ state }) => state === 'other').length,
          left: Math.max(0, keys.length - mostFoundKeys),
          most: mostFoundKeys
        }
      })
    }
  }
}

/** What helps: an old key of a rolled one is stopped, a present one rolled or deleted. */
function toShownKey ({ keyId, description, lastFour, isReplaced = false }: FoundKey): object {
  const id = keyId!
  return {
    description,
    lastFour,
    isReplaced,
    stopUrl: isReplaced ? toKeyUrl(accountUrls.stopOldKey, id) : undefined,
    rollUrl: isReplaced ? undefined : toKeyUrl(accountUrls.rollKey, id),
    deleteUrl: toKeyUrl(accountUrls.deleteKey, id)
  }
}
