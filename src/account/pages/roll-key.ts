import type { Clock } from '../../kernel/clock.ts'
import type { FormBody } from '../../kernel/http/form-body.ts'
import type { ApiKey, ApiKeys } from '../api-keys.ts'
import { listExpiryChoices, readExpiry, toDay } from '../expiry.ts'
import { toFormModel, typedText, type FormError } from '../../kernel/http/form-model.ts'
import type { FormPage } from '../form-page.ts'
import { hasExpired, renewExpiry } from '../keys/key-age.ts'
import type { RollOrder } from '../keys/roll-key.ts'
import { toMoment } from '../moment.ts'
import { accountUrls, toKeyUrl, toPortalUrl } from '../urls.ts'
import { getOwnedKey, KeyUnknown, originOf, toFormErrors } from './owned-key.ts'

/** How long an old key may go on working, in seconds; the first one is for a key that has leaked, the last one for whoever does not know when he gets to it. */
const overlaps = [
  { value: '0', phrase: 'Now: whoever uses it is refused at once' },
  { value: '3600', phrase: 'In 1 hour' },
  { value: '86400', phrase: 'In 24 hours' },
  { value: '604800', phrase: 'In 7 days' },
  { value: 'first_use', phrase: 'When the new key is used for the first time, at the latest in 30 days' }
]
const sensibleOverlap = '86400'
/** Decision: a new key that is never used does not keep the old one alive for ever. */
const longestWait = 30 * 86_400
const rolled = 'The API key "%1" was rolled. Copy the new one into your shops before the old one stops.'
const rolledUntilUse = 'The API key "%1" was rolled. The old one stops as soon as the new one is used for the first time: copy the new one into all your shops.'
const rolledAndStopped = 'The API key "%1" was rolled, and the old one is refused from now on. Copy the new one into your shops.'

/** Rolling a key: a new secret under the same name, and the moment when the old one stops. */
export function createRollKeyPage ({ apiKeys, clock }: { apiKeys: ApiKeys, clock: Clock }): FormPage {
  return {
    url: `${accountUrls.rollKey}:id/`,
    visitors: 'owners',
    async show (visit, attempt) {
      const key = await getOwnedKey(apiKeys, visit)
      const now = clock.now()
      const renewed = renewExpiry(key, now)
      return await visit.show({
        template: 'account/roll-key.njk',
        title: visit.translate('Roll an API key'),
        place: 'apiPortal',
        model: {
          key,
          isExpired: hasExpired(key, now),
          used: toMoment(key.lastUsedAt, now, visit.locale),
          overlaps: overlaps.map(({ value, phrase }) => ({ value, label: visit.translate(phrase) })),
          expiryChoices: [...renewed === undefined ? [] : [{ value: 'same', expiresAt: renewed }], ...listExpiryChoices(now)],
          today: toDay(now),
          action: toKeyUrl(accountUrls.rollKey, key.id),
          cancelUrl: toPortalUrl(key.environment),
          form: toFormModel(visit.translate, attempt, { overlap: sensibleOverlap, expires: renewed === undefined ? 'never' : 'same', expires_date: '' })
        }
      })
    },
    async submit (visit, form) {
      const key = await getOwnedKey(apiKeys, visit)
      const now = clock.now()
      const order = readOrder(form, key, now)
      if (Array.isArray(order)) return order
      try {
        if (!await apiKeys.roll(key.accountId, key.id, { ...order, by: originOf(visit) })) throw KeyUnknown()
      } catch (error) {
        return toFormErrors(error)
      }
      visit.request.log.info({ accountId: key.accountId, keyId: key.id, overlap: order.overlap, endsOnUse: order.endsOnUse }, 'an API key was rolled')
      return visit.redirect(toPortalUrl(key.environment), { type: 'success', phrase: toSuccess(order, hasExpired(key, now)), args: [key.description] })
    }
  }
}

function toSuccess ({ overlap, endsOnUse }: RollOrder, hasStopped: boolean): string {
  if (overlap === 0 || hasStopped) return rolledAndStopped
  return endsOnUse === true ? rolledUntilUse : rolled
}

function readOrder (form: FormBody, key: ApiKey, now: Date): RollOrder | FormError[] {
  const overlap = overlaps.find(({ value }) => value === typedText(form, 'overlap'))
  const choice = typedText(form, 'expires')
  const day = typedText(form, 'expires_date')
  // A day beside another choice is refused, whichever that choice is.
  const expiry = choice === 'same' && day === '' ? { expiresAt: renewExpiry(key, now) } : readExpiry(choice === 'same' ? 'never' : choice, day, now)
  const errors: FormError[] = [
    ...overlap === undefined ? [{ field: 'overlap', phrase: 'Choose one of the times of the list.' }] : [],
    ...'phrase' in expiry ? [expiry] : []
  ]
  if (overlap === undefined || 'phrase' in expiry) return errors
  const endsOnUse = overlap.value === 'first_use'
  return { overlap: endsOnUse ? longestWait : Number(overlap.value), endsOnUse, expiresAt: expiry.expiresAt }
}
