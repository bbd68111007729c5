import { toFormModel, typedText, type FormError } from '../../kernel/http/form-model.ts'
import type { FormPage } from '../form-page.ts'
import type { Sellers } from '../sellers.ts'
import type { SignIns } from '../sign-ins.ts'
import type { SiteCookie } from '../site-cookie.ts'
import { sellerUrls, withReturnTo } from '../urls.ts'

/** One sentence for unknown, wrong and locked alike, so that nobody learns which. */
const refused: FormError = { phrase: 'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.' }

/** The first step of signing in: e-mail address and password; the one-time code follows. */
export function createSignInPage ({ sellers, signIns, signInCookie }: { sellers: Sellers, signIns: SignIns, signInCookie: SiteCookie }): FormPage {
  return {
    url: sellerUrls.signIn,
    visitors: 'strangers',
    show: async (visit, attempt) => await visit.show({
      template: 'sign-in.njk',
      title: visit.translate('Sign in to Seller Central'),
      model: {
        form: toFormModel(visit.translate, attempt, { email: '' }),
        action: withReturnTo(sellerUrls.signIn, visit.returnTo),
        registerUrl: withReturnTo(sellerUrls.register, visit.returnTo)
      }
    }),
    async submit ({ request, reply, returnTo, redirect }, form) {
      const email = typedText(form, 'email')
      // A password may begin or end with a space.
      const password = form.text('password') ?? ''
      const missing = [...required('email', email), ...required('password', password)]
      if (missing.length > 0) return missing
      const userId = await sellers.checkPassword(email, password)
      if (userId === undefined) {
        request.log.info('a sign-in to Seller Central was refused')
        return [refused]
      }
      signInCookie.set(reply, await signIns.begin(userId))
      return redirect(withReturnTo(sellerUrls.code, returnTo))
    }
  }
}

function required (field: string, value: string): FormError[] {
  return value === '' ? [{ field, phrase: 'This is a required field.' }] : []
}
