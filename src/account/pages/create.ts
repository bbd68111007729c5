import { checkEmail, checkName, checkNewPassword } from '../../kernel/http/field-rules.ts'
import type { FormBody } from '../../kernel/http/form-body.ts'
import { toFormModel, typedText, type FormError } from '../../kernel/http/form-model.ts'
import type { Sessions } from '../../kernel/http/session.ts'
import type { Accounts, Registration } from '../accounts.ts'
import type { FormPage } from '../form-page.ts'
import { accountUrls, withReturnTo } from '../urls.ts'

const emailTaken: FormError = { field: 'email_address', phrase: 'There is already an account with this e-mail address.' }

/** Registration: the account belongs to a company (guide page), is signed in at once and goes where it was headed. */
export function createRegistrationPage ({ accounts, sessions }: { accounts: Accounts, sessions: Sessions }): FormPage {
  return {
    url: accountUrls.create,
    visitors: 'strangers',
    show: async (visit, attempt) => await visit.show({
      template: 'account/create.njk',
      title: visit.translate('Create a Commerce account'),
      model: {
        form: toFormModel(visit.translate, attempt, { firstname: '', lastname: '', company: '', email: '' }),
        isTaken: attempt?.errors.includes(emailTaken) ?? false,
        action: withReturnTo(accountUrls.create, visit.returnTo),
        loginUrl: withReturnTo(accountUrls.login, visit.returnTo)
      }
    }),
    async submit ({ request, reply, returnTo, redirect }, form) {
      const registration = readRegistration(form)
      const errors = checkRegistration(registration, passwordOf(form, 'password_confirmation'))
      if (errors.length > 0) return errors
      if (await accounts.isTaken(registration.email)) return [emailTaken]
      const accountId = await accounts.register(registration, { address: request.ip, requestId: request.id })
      if (accountId === undefined) return [emailTaken]
      request.log.info({ accountId }, 'an account was created')
      await sessions.start(reply, accountId)
      return redirect(returnTo, { type: 'success', phrase: 'Your Commerce account is ready, and you are signed in.' })
    }
  }
}

function readRegistration (form: FormBody): Registration {
  return {
    firstname: typedText(form, 'firstname'),
    lastname: typedText(form, 'lastname'),
    company: typedText(form, 'company'),
    email: typedText(form, 'email'),
    password: passwordOf(form, 'password')
  }
}

/** A password may begin or end with a space. */
function passwordOf (form: FormBody, name: string): string {
  return form.text(name) ?? ''
}

function checkRegistration (registration: Registration, confirmation: string): FormError[] {
  return [
    ...checkName('firstname', registration.firstname),
    ...checkName('lastname', registration.lastname),
    ...checkName('company', registration.company),
    ...checkEmail('email_address', registration.email),
    ...checkNewPassword({ password: 'password', confirmation: 'password-confirmation' }, registration.password, confirmation)
  ]
}
