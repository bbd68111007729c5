import { toFormModel } from '../../kernel/http/form-model.ts'
import type { Sessions } from '../../kernel/http/session.ts'
import type { FormPage } from '../form-page.ts'
import { sellerUrls, withReturnTo } from '../urls.ts'

/** Signing out: a button posts here; who comes by a link is asked first. Afterwards another account may sign in and go on. */
export function createSignOutPage ({ sessions }: { sessions: Sessions }): FormPage {
  return {
    url: sellerUrls.signOut,
    visitors: 'sellers',
    show: async (visit, attempt) => await visit.show({
      template: 'sign-out.njk',
      title: visit.translate('Sign out of Seller Central'),
      model: { action: withReturnTo(sellerUrls.signOut, visit.returnTo), cancelUrl: visit.returnTo, form: toFormModel(visit.translate, attempt, {}) }
    }),
    async submit ({ request, reply, redirect, returnTo }) {
      await sessions.end(request, reply)
      return redirect(withReturnTo(sellerUrls.signIn, returnTo), { type: 'success', phrase: 'You have signed out.' })
    }
  }
}
