import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Database } from '../../kernel/database/database.ts'
import { toFormModel } from '../../kernel/http/form-model.ts'
import type { Sessions } from '../../kernel/http/session.ts'
import type { FormPage } from '../form-page.ts'
import { accountUrls } from '../urls.ts'
import { originOf } from './owned-key.ts'

/** Signing out: a button posts here; who comes by a link is asked first, for following a link changes nothing. */
export function createLogoutPage ({ sessions, audit, database }: { sessions: Sessions, audit: AuditLog, database: Database }): FormPage {
  return {
    url: accountUrls.logOut,
    visitors: 'owners',
    show: async (visit, attempt) => await visit.show({
      template: 'account/logout.njk',
      title: visit.translate('Log Out'),
      model: { action: accountUrls.logOut, cancelUrl: accountUrls.home, form: toFormModel(visit.translate, attempt, {}) }
    }),
    async submit (visit) {
      const { request, reply, redirect } = visit
      await sessions.end(request, reply)
      await audit.record(database, originOf(visit), { action: 'account_sign_out', outcome: 'success' })
      return redirect(accountUrls.login, { type: 'success', phrase: 'You have logged out.' })
    }
  }
}
