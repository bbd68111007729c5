import type { Sessions } from '../../kernel/http/session.ts'
import type { Accounts } from '../accounts.ts'
import type { ApiKeys } from '../api-keys.ts'
import { toFormModel } from '../../kernel/http/form-model.ts'
import type { FormPage } from '../form-page.ts'
import { environmentNames } from '../keys/key-age.ts'
import { accountUrls } from '../urls.ts'
import { originOf } from './owned-key.ts'

/** Closing an account for good: the page says what ends, and the password shows that it is its owner who asks. */
export function createCloseAccountPage ({ accounts, apiKeys, sessions }: { accounts: Accounts, apiKeys: ApiKeys, sessions: Sessions }): FormPage {
  return {
    url: accountUrls.closeAccount,
    visitors: 'owners',
    async show (visit, attempt) {
      const keys = await apiKeys.list(visit.account!.id)
      return await visit.show({
        template: 'account/close-account.njk',
        title: visit.translate('Close the account'),
        place: 'settings',
        model: {
          email: visit.account!.email,
          keys: keys.map(({ environment, description }) => ({ environment: environmentNames[environment], description })),
          action: accountUrls.closeAccount,
          cancelUrl: accountUrls.home,
          form: toFormModel(visit.translate, attempt, {})
        }
      })
    },
    async submit (visit, form) {
      const { request, reply } = visit
      const account = visit.account!
      // A password may begin or end with a space.
      const password = form.text('password') ?? ''
      if (password === '') return [{ field: 'password', phrase: 'This is a required field.' }]
      if (!await accounts.close(account, password, originOf(visit))) {
        request.log.info({ accountId: account.id }, 'closing an account was refused')
        return [{ field: 'password', phrase: 'This password is wrong, or a wrong one was given too often. The account stays open; after too many tries wait ten minutes.' }]
      }
      request.log.info({ accountId: account.id }, 'an account was closed')
      await sessions.endOthers(account.id, '')
      await sessions.end(request, reply)
      return visit.redirect(accountUrls.login, { type: 'success', phrase: 'The account is closed. Its API keys are refused from now on.' })
    }
  }
}
