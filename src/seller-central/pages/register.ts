import { checkEmail, checkName, checkNewPassword } from '../../kernel/http/field-rules.ts'
import type { FormBody } from '../../kernel/http/form-body.ts'
import { toFormModel, typedText, type FormError } from '../../kernel/http/form-model.ts'
import type { FormPage } from '../form-page.ts'
import { toSellerRegion } from '../regions.ts'
import type { Sellers } from '../sellers.ts'
import type { SignIns } from '../sign-ins.ts'
import type { SiteCookie } from '../site-cookie.ts'
import { sellerUrls, withReturnTo } from '../urls.ts'

const emailTaken: FormError = { field: 'email', phrase: 'There is already an account with this e-mail address.' }

/** Opening a seller account, which only the emulation offers; its first user is the primary one. The one-time code follows. */
export function createRegistrationPage ({ sellers, signIns, signInCookie }: { sellers: Sellers, signIns: SignIns, signInCookie: SiteCookie }): FormPage {
  return {
    url: sellerUrls.register,
    visitors: 'strangers',
    show: async (visit, attempt) => await visit.show({
      template: 'register.njk',
      title: visit.translate('Create your seller account'),
      model: {
        form: toFormModel(visit.translate, attempt, { business_name: '', email: '', region: '' }),
        action: withReturnTo(sellerUrls.register, visit.returnTo),
        signInUrl: withReturnTo(sellerUrls.signIn, visit.returnTo)
      }
    }),
    async submit ({ request, reply, returnTo, redirect }, form) {
      const errors = checkRegistration(form)
      if (errors.length > 0) return errors
      const region = toSellerRegion(form.text('region'))!
      const userId = await sellers.register({ businessName: typedText(form, 'business_name'), email: typedText(form, 'email'), password: form.text('password') ?? '', region })
      if (userId === undefined) return [emailTaken]
      request.log.info({ userId, region }, 'a seller account was created')
      signInCookie.set(reply, await signIns.begin(userId))
      return redirect(withReturnTo(sellerUrls.code, returnTo), { type: 'success', phrase: 'Your seller account is ready. Sign in for the first time with the code.' })
    }
  }
}

function checkRegistration (form: FormBody): FormError[] {
  return [
    ...checkName('business_name', typedText(form, 'business_name')),
    ...toSellerRegion(form.text('region')) === undefined ? [{ field: 'region', phrase: 'Choose the region whose marketplaces you sell in.' }] : [],
    ...checkEmail('email', typedText(form, 'email')),
    ...checkNewPassword({ password: 'password', confirmation: 'password-confirmation' }, form.text('password') ?? '', form.text('password_confirmation') ?? '')
  ]
}
