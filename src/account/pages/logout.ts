import { toFormModel } from '../../kernel/http/form-model.ts'
import type { Sessions } from '../../kernel/http/session.ts'
import type { FormPage } from '../form-page.ts'
import { accountUrls } from '../urls.ts'

/** Signing out: a button posts here; who comes by a link is asked first, for following a link changes nothing. */
export function createLogoutPage ({ sessions }: { sessions: Sessions }): FormPage {
  return {
    url: accountUrls.logOut,
    visitors: 'owners',
    show: async (visit, attempt) => await visit.show({
      template: 'account/logout.njk',
      title: visit.translate('Log Out'),
      model: { action: accountUrls.logOut, cancelUrl: accountUrls.home, form: toFormModel(visit.translate, attempt, {}) }
    }),
    async submit ({ request, reply, redirect }) {
      await sessions.end(request, reply)
      return redirect(accountUrls.login, { type: 'success', phrase: 'You have logged out.' })
    }
  }
}
