import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database/database.ts'
import { registerFormPage } from '../kernel/http/form-page.ts'
import type { Messages } from '../kernel/http/messages.ts'
import type { Sessions } from '../kernel/http/session.ts'
import { toShownError, type ShownError } from '../kernel/http/shown-error.ts'
import type { Passwords } from '../kernel/passwords.ts'
import type { Phrases } from '../kernel/phrases.ts'
import type { RenderPage } from '../kernel/view/view.ts'
import { createConsents } from './consents.ts'
import { turnAway } from './form-page.ts'
import { registerLocaleChoice } from './locale-choice.ts'
import { linkLifetime } from './merchant-registry.ts'
import { registerApps } from './pages/apps.ts'
import { createChangeAuthorizationPage } from './pages/change-authorization.ts'
import { createConsentPage } from './pages/consent.ts'
import { registerConsentSteps } from './pages/consent-steps.ts'
import { createNewCodePage, createOneTimeCodePage } from './pages/one-time-code.ts'
import { createRegistrationPage } from './pages/register.ts'
import { createSignInPage } from './pages/sign-in.ts'
import { createSignOutPage } from './pages/sign-out.ts'
import { createUsersPage } from './pages/users.ts'
import { createSellers } from './sellers.ts'
import { createSignIns, signInLifetime } from './sign-ins.ts'
import { createSiteCookie } from './site-cookie.ts'
import { sellerPrefix, sellerUrls } from './urls.ts'
import { createOpenVisit, toVisit, type Visit } from './visit.ts'

/** What the emulated Seller Central stands on. */
export interface SellerCentralServices {
  readonly database: Database
  readonly clock: Clock
  readonly passwords: Passwords
  /** Of the realm `seller`. */
  readonly sessions: Sessions
  /** Of the realm `seller`. */
  readonly messages: Messages
  readonly phrases: Phrases
  readonly renderPage: RenderPage
  /** Hashes the tokens of links; the same that the register of merchants has. */
  readonly linkSecret: Buffer
  /** Makes and hashes one-time codes. */
  readonly codeSecret: Buffer
  /** Cookies only over https. */
  readonly secure: boolean
}

/** Registers the emulated Seller Central below /seller-central/, with error pages of its own. */
export async function registerSellerCentral (app: FastifyInstance, services: SellerCentralServices): Promise<void> {
  await app.register(async scope => {
    const { database, clock, secure, sessions } = services
    const sellers = createSellers(services)
    const consents = createConsents({ database, clock, secret: services.linkSecret })
    const signIns = createSignIns({ database, clock, secret: services.codeSecret })
    const signInCookie = createSiteCookie({ name: 'backroom-seller-sign-in', lifetime: signInLifetime, secure })
    const linkCookie = createSiteCookie({ name: 'backroom-seller-link', lifetime: linkLifetime, secure })
    const visitOptions = { ...services, sellers }
    const openVisit = createOpenVisit(visitOptions)
    for (const page of [
      createSignInPage({ sellers, signIns, signInCookie }),
      createOneTimeCodePage({ signIns, sessions, signInCookie }),
      createNewCodePage({ signIns, sessions, signInCookie }),
      createRegistrationPage({ sellers, signIns, signInCookie }),
      createSignOutPage({ sessions }),
      createConsentPage({ consents, linkCookie }),
      createChangeAuthorizationPage(consents, 'renewed'),
      createChangeAuthorizationPage(consents, 'revoked'),
      createUsersPage({ sellers })
    ]) registerFormPage(scope, { prefix: sellerPrefix, openVisit, sessions, turnAway }, page)
    registerConsentSteps(scope, openVisit, { consents, linkCookie })
    registerApps(scope, openVisit, consents)
    registerLocaleChoice(scope, secure)
    scope.get('/', async (_request, reply) => reply.redirect(sellerUrls.apps, 302))
    scope.setNotFoundHandler(async (request, reply) => await showError(await openVisit(request, reply), notFound))
    scope.setErrorHandler(async (error: FastifyError, request, reply) => await handleError(error, request, reply))

    async function handleError (error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
      const shown = toShownError(error, request)
      // Whatever failed on our side may fail again: that page asks the database nothing.
      return await showError(shown.status < 500 ? await openVisit(request, reply) : toVisit(visitOptions, request, reply), shown)
    }
  }, { prefix: sellerPrefix })
}

const notFound: ShownError = { status: 404, code: 'NOT_FOUND', phrase: 'There is no page at this address.', args: [] }

async function showError (visit: Visit, error: ShownError): Promise<FastifyReply> {
  const { translate, reply } = visit
  reply.code(error.status)
  return await visit.show({
    template: 'error.njk',
    title: error.status === 404 ? translate('404 Error') : translate('Error %1', error.status),
    model: { text: translate(error.phrase, ...error.args), homeUrl: sellerUrls.apps }
  })
}
