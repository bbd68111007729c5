import { createError } from '../../kernel/errors.ts'
import { checkEmail, checkNewPassword } from '../../kernel/http/field-rules.ts'
import { toFormModel, typedText, type FormError } from '../../kernel/http/form-model.ts'
import type { FormPage } from '../form-page.ts'
import { mostUsers, type Sellers } from '../sellers.ts'
import { sellerUrls } from '../urls.ts'

const NotPrimary = createError('NOT_PRIMARY_USER', 'Only the primary user of a seller account can add users.', 403)
const emailTaken: FormError = { field: 'email', phrase: 'There is already an account with this e-mail address.' }

/** The people who use the seller account; the primary user adds secondary ones, who cannot give consent. */
export function createUsersPage ({ sellers }: { sellers: Sellers }): FormPage {
  return {
    url: sellerUrls.users,
    visitors: 'sellers',
    async show (visit, attempt) {
      const user = visit.user!
      return await visit.show({
        template: 'users.njk',
        title: visit.translate('User Permissions'),
        place: 'users',
        model: { user, users: await sellers.listUsers(user.accountId), action: sellerUrls.users, form: toFormModel(visit.translate, attempt, { email: '' }) }
      })
    },
    async submit (visit, form) {
      const { accountId, isPrimary } = visit.user!
      if (!isPrimary) throw NotPrimary()
      const email = typedText(form, 'email')
      const password = form.text('password') ?? ''
      const errors = [...checkEmail('email', email), ...checkNewPassword({ password: 'password', confirmation: 'password-confirmation' }, password, form.text('password_confirmation') ?? '')]
      if (errors.length > 0) return errors
      if ((await sellers.listUsers(accountId)).length >= mostUsers) return [{ phrase: 'A seller account can have at most %1 users.', args: [String(mostUsers)] }]
      const userId = await sellers.addUser(accountId, { email, password })
      if (userId === undefined) return [emailTaken]
      visit.request.log.info({ accountId, userId }, 'a secondary user was added to a seller account')
      return visit.redirect(sellerUrls.users, { type: 'success', phrase: 'The user %1 was added.', args: [email] })
    }
  }
}
