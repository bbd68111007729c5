import { AppError } from '../../kernel/errors.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { FormBody } from '../../kernel/http/form-body.ts'
import type { ApiKey, ApiKeys } from '../api-keys.ts'
import { keyExistsCode, type KeyOrder } from '../keys/issue-key.ts'
import { listExpiryChoices, readExpiry, toDay } from '../expiry.ts'
import { checkName } from '../field-rules.ts'
import { toFormModel, typedText, type FormError, type FormPage } from '../form-page.ts'
import type { KeyEnvironment } from '../key-format.ts'
import { accountUrls } from '../urls.ts'
import type { Visit } from '../visit.ts'

export interface ApiPortalOptions {
  readonly apiKeys: ApiKeys
  readonly clock: Clock
}

/** The page's address in an environment. */
export function toPortalUrl (environment: KeyEnvironment): string {
  return environment === 'production' ? accountUrls.apiPortal : `${accountUrls.apiPortal}?environment=${environment}`
}

/** The API Portal: the account's key of an environment, and the form for a new one where there is none. */
export function createApiPortalPage (options: ApiPortalOptions): FormPage {
  return {
    url: accountUrls.apiPortal,
    visitors: 'owners',
    async show (visit, attempt) {
      const environment = environmentOf(visit)
      const now = options.clock.now()
      const keys = await options.apiKeys.list(visit.account!.id, environment)
      return await visit.show({
        template: 'account/api-portal.njk',
        title: 'API Portal',
        place: 'apiPortal',
        model: {
          environment,
          keys: await Promise.all(keys.map(async key => await toShownKey(options.apiKeys, visit, key, now))),
          form: toFormModel(visit.translate, attempt, { description: '', expires: 'never', expires_date: '' }),
          action: toPortalUrl(environment),
          portalUrl: accountUrls.apiPortal,
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
    const keyId = await apiKeys.issue(account.id, order)
    visit.request.log.info({ accountId: account.id, keyId, environment }, 'an API key was added')
  } catch (error) {
    if (error instanceof AppError && error.code === keyExistsCode) return [{ phrase: error.phrase }]
    throw error
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

/** The one place where a key leaves the server; each time is logged. */
async function toShownKey (apiKeys: ApiKeys, visit: Visit, key: ApiKey, now: Date): Promise<object> {
  visit.request.log.info({ accountId: key.accountId, keyId: key.id }, 'an API key was shown to its owner')
  return {
    ...key,
    text: await apiKeys.reveal(key.accountId, key.id),
    isExpired: key.expiresAt !== undefined && key.expiresAt <= now,
    deleteUrl: `${accountUrls.deleteKey}${key.id}/`
  }
}
