import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AuditLog } from '../kernel/audit/audit-log.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database/database.ts'
import { registerFormPage } from '../kernel/http/form-page.ts'
import type { Messages } from '../kernel/http/messages.ts'
import type { Sessions } from '../kernel/http/session.ts'
import { toShownError, type ShownError } from '../kernel/http/shown-error.ts'
import type { Passwords } from '../kernel/passwords.ts'
import type { Phrases } from '../kernel/phrases.ts'
import type { RenderPage } from '../kernel/view/view.ts'
import { createAccounts } from './accounts.ts'
import type { ApiKeys } from './api-keys.ts'
import { turnAway } from './form-page.ts'
import { registerLocaleChoice } from './locale-choice.ts'
import { createApiPortalPage } from './pages/api-portal.ts'
import { createCheckTextPage } from './pages/check-text.ts'
import { createCloseAccountPage } from './pages/close-account.ts'
import { createRegistrationPage } from './pages/create.ts'
import { createDeleteKeyPage } from './pages/delete-key.ts'
import { createDownloadKeyPage } from './pages/download-key.ts'
import { createIdleKeysPage } from './pages/idle-keys.ts'
import { createLoginPage } from './pages/login.ts'
import { createLogoutPage } from './pages/logout.ts'
import { createMyAccountPage } from './pages/my-account.ts'
import { registerNotEmulated } from './pages/not-emulated.ts'
import { createRestoreKeyPage } from './pages/restore-key.ts'
import { createRollKeyPage } from './pages/roll-key.ts'
import { createStopOldKeyPage } from './pages/stop-old-key.ts'
import { accountPrefix, accountUrls } from './urls.ts'
import { createOpenVisit, toVisit, type Visit } from './visit.ts'

/** What the account site stands on. */
export interface AccountServices {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
  readonly passwords: Passwords
  /** Of the realm `account`. */
  readonly sessions: Sessions
  /** Of the realm `account`. */
  readonly messages: Messages
  readonly apiKeys: ApiKeys
  readonly phrases: Phrases
  readonly renderPage: RenderPage
  /** Cookies only over https. */
  readonly secure: boolean
}

/** Registers the Commerce account site below /account/, with error pages of its own. */
export async function registerAccount (app: FastifyInstance, services: AccountServices): Promise<void> {
  await app.register(async scope => {
    const accounts = createAccounts(services)
    const visitOptions = { ...services, accounts }
    const openVisit = createOpenVisit(visitOptions)
    const { apiKeys, audit, clock, database, secure, sessions } = services
    for (const page of [
      createLoginPage({ accounts, sessions }),
      createRegistrationPage({ accounts, sessions }),
      createLogoutPage({ sessions, audit, database }),
      createMyAccountPage({ accounts, apiKeys, clock, secure }),
      createCloseAccountPage({ accounts, apiKeys, sessions }),
      createApiPortalPage({ apiKeys, clock }),
      createDeleteKeyPage({ apiKeys }),
      createRestoreKeyPage({ apiKeys }),
      createRollKeyPage({ apiKeys, clock }),
      createStopOldKeyPage({ apiKeys, clock }),
      createDownloadKeyPage({ apiKeys }),
      createIdleKeysPage({ apiKeys, clock }),
      createCheckTextPage({ apiKeys })
    ]) registerFormPage(scope, { prefix: accountPrefix, openVisit, sessions, turnAway }, page)
    registerNotEmulated(scope, openVisit)
    registerLocaleChoice(scope, secure)
    scope.get('/', async (_request, reply) => reply.redirect(accountUrls.home, 302))
    scope.setNotFoundHandler(async (request, reply) => await showError(await openVisit(request, reply), notFound))
    scope.setErrorHandler(async (error: FastifyError, request, reply) => await handleError(error, request, reply))

    async function handleError (error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
      const shown = toShownError(error, request)
      // Whatever failed on our side may fail again: that page asks the database nothing.
      return await showError(shown.status < 500 ? await openVisit(request, reply) : toVisit(visitOptions, request, reply), shown)
    }
  }, { prefix: accountPrefix })
}

const notFound: ShownError = { status: 404, code: 'NOT_FOUND', phrase: 'There is no page at this address.', args: [] }

async function showError (visit: Visit, error: ShownError): Promise<FastifyReply> {
  const { translate, reply } = visit
  reply.code(error.status)
  return await visit.show({
    template: 'account/error.njk',
    title: error.status === 404 ? translate('404 Error') : translate('Error %1', error.status),
    model: { text: translate(error.phrase, ...error.args), homeUrl: accountUrls.home }
  })
}
