import { checkName } from '../../kernel/http/field-rules.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { FormBody } from '../../kernel/http/form-body.ts'
import { toFormModel, typedText } from '../../kernel/http/form-model.ts'
import { locales, toLocale } from '../../kernel/phrases.ts'
import type { AccountChanges } from '../account-table.ts'
import type { Accounts } from '../accounts.ts'
import type { ApiKeys } from '../api-keys.ts'
import type { FormPage } from '../form-page.ts'
import { listExpiryWarnings } from '../keys/key-age.ts'
import { saveLocale } from '../locale-choice.ts'
import { languageNames } from '../frame.ts'
import { accountUrls } from '../urls.ts'
import { originOf } from './owned-key.ts'

/** My Account with its Account Settings: the owner's own data. */
export function createMyAccountPage ({ accounts, apiKeys, clock, secure }: { accounts: Accounts, apiKeys: ApiKeys, clock: Clock, secure: boolean }): FormPage {
  return {
    url: accountUrls.home,
    visitors: 'owners',
    async show (visit, attempt) {
      const account = visit.account!
      const { firstname, lastname, company, locale } = account
      return await visit.show({
        template: 'account/my-account.njk',
        title: visit.translate('Account Settings'),
        place: 'settings',
        messages: listExpiryWarnings(await apiKeys.list(account.id), clock.now()),
        model: {
          form: toFormModel(visit.translate, attempt, { firstname, lastname, company, locale: locale ?? '' }),
          action: accountUrls.home,
          closeUrl: accountUrls.closeAccount,
          account: { id: account.publicId, email: account.email, createdAt: account.createdAt },
          languages: locales.map(code => ({ value: code, label: languageNames[code] }))
        }
      })
    },
    async submit (visit, form) {
      const changes = readChanges(form)
      const errors = (['firstname', 'lastname', 'company'] as const).flatMap(field => checkName(field, changes[field]))
      if (errors.length > 0) return errors
      await accounts.save(visit.account!.id, changes, originOf(visit))
      saveLocale(visit.reply, changes.locale, secure)
      return visit.redirect(accountUrls.home, { type: 'success', phrase: 'You saved the account information.' })
    }
  }
}

/** A language that is none of ours means: as the browser asks. */
function readChanges (form: FormBody): AccountChanges {
  return {
    firstname: typedText(form, 'firstname'),
    lastname: typedText(form, 'lastname'),
    company: typedText(form, 'company'),
    locale: toLocale(typedText(form, 'locale'))
  }
}
