import { toFormModel, typedText, type FormError } from '../../kernel/http/form-model.ts'
import type { Sessions } from '../../kernel/http/session.ts'
import type { Accounts } from '../accounts.ts'
import type { FormPage } from '../form-page.ts'
import { accountUrls, withReturnTo } from '../urls.ts'

const emailName = 'login[username]'
const passwordName = 'login[password]'

/** One sentence for unknown, wrong and locked alike, so that nobody learns which. */
const refused: FormError = { phrase: 'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.' }

/** The login form; afterwards it leads to the page that was asked for first. */
export function createLoginPage ({ accounts, sessions }: { accounts: Accounts, sessions: Sessions }): FormPage {
  return {
    url: accountUrls.login,
    visitors: 'strangers',
    show: async (visit, attempt) => await visit.show({
      template: 'account/login.njk',
      title: visit.translate('Sign in to your Commerce account'),
      model: {
        form: toFormModel(visit.translate, attempt, { [emailName]: '' }),
        action: withReturnTo(accountUrls.login, visit.returnTo),
        createUrl: withReturnTo(accountUrls.create, visit.returnTo)
      }
    }),
    async submit ({ request, reply, returnTo, redirect }, form) {
      const email = typedText(form, emailName)
      // A password may begin or end with a space.
      const password = form.entries.find(([name]) => name === passwordName)?.[1] ?? ''
      const missing = [...required('email', email), ...required('pass', password)]
      if (missing.length > 0) return missing
      const accountId = await accounts.signIn(email, password, { address: request.ip, requestId: request.id })
      if (accountId === undefined) {
        request.log.info('a sign-in to the account site was refused')
        return [refused]
      }
      await sessions.start(reply, accountId)
      return redirect(returnTo)
    }
  }
}

function required (field: string, value: string): FormError[] {
  return value === '' ? [{ field, phrase: 'This is a required field.' }] : []
}
