import type { Clock } from '../../kernel/clock.ts'
import { checkName } from '../../kernel/http/field-rules.ts'
import type { FormBody } from '../../kernel/http/form-body.ts'
import { toFormModel, typedText, type FormError } from '../../kernel/http/form-model.ts'
import type { ApiKeys } from '../api-keys.ts'
import { listExpiryChoices, readExpiry, toDay } from '../expiry.ts'
import type { FormPage } from '../form-page.ts'
import type { KeyEnvironment } from '../key-format.ts'
import type { KeyOrder } from '../keys/issue-key.ts'
import { listExpiryWarnings } from '../keys/key-age.ts'
import { accountUrls, toPortalUrl } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { originOf, toFormErrors } from './owned-key.ts'
import { listShownEvents, listShownKeys, listUndoOffers } from './shown-keys.ts'

export interface ApiPortalOptions {
  readonly apiKeys: ApiKeys
  readonly clock: Clock
}

/** The API Portal: the account's key of an environment and its care, the form for a new one where there is none, and the history. */
export function createApiPortalPage (options: ApiPortalOptions): FormPage {
  const { apiKeys, clock } = options
  return {
    url: accountUrls.apiPortal,
    visitors: 'owners',
    async show (visit, attempt) {
      const environment = environmentOf(visit)
      const now = clock.now()
      // Whoever looks sees what is promised: what can no longer be undone is erased.
      await apiKeys.eraseDeleted()
      const living = await apiKeys.list(visit.account!.id)
      const keys = await listShownKeys({ apiKeys, visit, now }, living.filter(key => key.environment === environment))
      return await visit.show({
        template: 'account/api-portal.njk',
        title: 'API Portal',
        place: 'apiPortal',
        messages: listExpiryWarnings(living, now),
        model: {
          environment,
          keys,
          undoOffers: await listUndoOffers({ apiKeys, visit, now }, environment, living),
          events: await listShownEvents({ apiKeys, visit, now }, environment),
          form: toFormModel(visit.translate, attempt, { description: '', expires: 'never', expires_date: '' }),
          action: toPortalUrl(environment),
          portalUrl: accountUrls.apiPortal,
          checkTextUrl: accountUrls.checkText,
          idleUrl: accountUrls.idleKeys,
          expiryChoices: listExpiryChoices(now),
          today: toDay(now)
        }
      })
    },
    submit: async (visit, form) => await addKey(options, visit, form)
  }
}

/** Adds what was ordered, and shows it by a redirect, so that a reload adds nothing. */
async function addKey ({ apiKeys, clock }: ApiPortalOptions, visit: Visit, form: FormBody): ReturnType<FormPage['submit']> {
  const account = visit.account!
  const environment = environmentOf(visit)
  const order = readOrder(form, environment, clock.now())
  if (Array.isArray(order)) return order
  try {
    const keyId = await apiKeys.issue(account.id, { ...order, by: originOf(visit) })
    visit.request.log.info({ accountId: account.id, keyId, environment }, 'an API key was added')
  } catch (error) {
    return toFormErrors(error)
  }
  return visit.redirect(toPortalUrl(environment), { type: 'success', phrase: 'The API key "%1" was added.', args: [order.description] })
}

function readOrder (form: FormBody, environment: KeyEnvironment, now: Date): KeyOrder | FormError[] {
  const description = typedText(form, 'description')
  const expiry = readExpiry(typedText(form, 'expires'), typedText(form, 'expires_date'), now)
  const errors = [...checkName('description', description), ...'phrase' in expiry ? [expiry] : []]
  return errors.length > 0 || 'phrase' in expiry ? errors : { environment, description, expiresAt: expiry.expiresAt }
}

function environmentOf (visit: Visit): KeyEnvironment {
  return (visit.request.query as Record<string, unknown>)['environment'] === 'sandbox' ? 'sandbox' : 'production'
}
