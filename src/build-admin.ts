import type { FastifyInstance } from 'fastify'
import type { AdminUser } from './admin/admin-user.ts'
import type { AdminArea } from './admin/area.ts'
import { createFindBaseUrl } from './admin/base-url.ts'
import { createDrafts, type Drafts } from './admin/drafts.ts'
import type { Installation } from './admin/join-modules.ts'
import type { KeyAuthority } from './admin/key-authority.ts'
import { createContextFactory } from './admin/page.ts'
import { registerAdmin } from './admin/register-admin.ts'
import { createSidebar } from './admin/sidebar.ts'
import { createFindTimeZone, type FindTimeZone } from './admin/time-zone.ts'
import { buildChannel, type Channel } from './build-channel.ts'
import { createConfiguration, type Configuration } from './build-configuration.ts'
import { buildGuide } from './build-guide.ts'
import { openSituations } from './build-situations.ts'
import { createListFieldStates } from './config/field-state.ts'
import { createSaveSection } from './config/save-section.ts'
import { createRemoveScopeRows } from './config/scope-rows.ts'
import type { AdjustableClock } from './kernel/adjustable-clock.ts'
import type { Clock } from './kernel/clock.ts'
import type { Database } from './kernel/database/database.ts'
import type { Encryptor } from './kernel/encryptor.ts'
import type { Env } from './kernel/env.ts'
import { toMediaFolder } from './kernel/http/media.ts'
import type { Messages } from './kernel/http/messages.ts'
import { createSessions, type Sessions } from './kernel/http/session.ts'
import type { Passwords } from './kernel/passwords.ts'
import type { Phrases } from './kernel/phrases.ts'
import type { Fingerprint } from './kernel/secrets.ts'
import type { RenderFragment, RenderPage } from './kernel/view/view.ts'
import type { MerchantService } from './modules/amazon/stores/merchant-service.ts'
import { findAmazonUse } from './modules/amazon/stores/website-use.ts'
import { registerNotifications } from './modules/backend/notifications.ts'
import { createListModuleMessages } from './modules/backend/module-messages.ts'
import { createSearch } from './modules/backend/search.ts'
import { registerSearch } from './modules/backend/search-routes.ts'
import { createFindStartPage, registerEntrances } from './modules/backend/start-page.ts'
import { registerUnbuiltPages } from './modules/backend/unbuilt-pages.ts'
import { createRenderFieldRow } from './modules/config/field-row.ts'
import { registerConfigToolRoutes } from './modules/config/pages/register-tools.ts'
import { createRenderGroup } from './modules/config/render-group.ts'
import { registerConfigRoutes } from './modules/config/routes.ts'
import { registerDashboard } from './modules/dashboard/dashboard.ts'
import { createBehaviour } from './modules/emulation/behaviour.ts'
import type { GatewayRequests } from './modules/emulation/gateway-requests.ts'
import { registerEmulation } from './modules/emulation/register-emulation.ts'
import { createResolveKey } from './modules/emulation/resolve-key.ts'
import type { PortalFacts } from './modules/guide/facts.ts'
import { createKeyValidation, keyPaths, type KeyValidation } from './modules/services-connector/key-validation.ts'
import { situationsPath, situationsResource } from './modules/situations/pages/situation-pages.ts'
import { registerStores } from './modules/store/pages/register-stores.ts'
import { createIsSingleStoreMode } from './modules/store/single-store-mode.ts'
import { registerAccount } from './modules/user/account.ts'
import { createAuthenticate } from './modules/user/authenticate.ts'
import { createSignIn } from './modules/user/sign-in.ts'
import { registerSignOut } from './modules/user/sign-out.ts'

export interface AdminServices {
  readonly env: Env
  readonly database: Database
  readonly clock: Clock
  readonly passwords: Passwords
  readonly encryptor: Encryptor
  readonly phrases: Phrases
  readonly renderPage: RenderPage
  readonly renderFragment: RenderFragment
  readonly secure: boolean
  readonly authority: KeyAuthority
  readonly merchants: MerchantService
  readonly gatewayRequests: GatewayRequests
  /** The same clock where it can be set: in developer mode, with the situations. */
  readonly developerClock: AdjustableClock | undefined
  /** By which the portal recognises keys. */
  readonly keySecret: Buffer
  /** Makes the numbers of the guide's certificates. */
  readonly certificateSecret: Buffer
  /** What the guide may know of the account site; undefined where keys are issued elsewhere. */
  readonly portal: PortalFacts | undefined
  readonly installation: Installation
  readonly messages: Messages
  readonly fingerprint: Fingerprint
  /** Signs the Admin's form keys. */
  readonly sessionSecret: Buffer
  readonly version: string
}

/** Seconds without a request after which a session is over, where the configuration says nothing usable. */
const defaultSessionLifetime = 900

/** Joins the Admin's part of the composition: declarations first, then the services over them, then the routes. */
export async function buildAdmin (app: FastifyInstance, services: AdminServices): Promise<Configuration> {
  const { env, database, clock, phrases, messages, renderFragment, authority, fingerprint, installation: { modules, acl, menu, problems } } = services
  const adminUrl = `/${env.adminFrontName}/`
  const configuration = createConfiguration({ ...services, modules, menu, variables: env.variables, dataDir: env.dataDir, mediaFolder: toMediaFolder(env.dataDir) })
  const { structure, scopeConfig } = configuration
  const sessions = createSessions({ database, clock, realm: 'admin', secret: services.sessionSecret, secure: services.secure, lifetime: async () => await scopeConfig.getNumber('admin/security/session_lifetime', defaultSessionLifetime) })
  const joined: Joined = {
    ...services,
    ...configuration,
    configuration,
    adminUrl,
    sessions,
    drafts: createDrafts(database, clock),
    findBaseUrl: createFindBaseUrl(scopeConfig, env.baseUrl),
    findTimeZone: createFindTimeZone(scopeConfig),
    findStartPage: createFindStartPage(menu, scopeConfig),
    keyValidation: createKeyValidation({ database, scopeConfig, authority, clock, fingerprint })
  }
  const channel = buildChannel(joined)
  const guide = buildGuide({ ...joined, secret: services.certificateSecret })
  const registerSituations = services.developerClock === undefined ? undefined : await openSituations(app, { ...joined, clock: services.developerClock })
  const listModuleMessages = createListModuleMessages(env.mode, [...problems, ...structure.problems])
  const listSystemMessages = async (user: AdminUser) => [...listModuleMessages(user), ...await channel.listMessages(user)]
  const register = (area: AdminArea): void => {
    registerPages(area, joined, channel)
    registerNotifications(area, listSystemMessages)
    guide.register(area)
    registerSituations?.(area)
    area.last(remaining => { registerUnbuiltPages(remaining, { menu, acl, structure }) })
  }
  const findClockUrl = (user: AdminUser): string | undefined => user.isAllowed(situationsResource) ? `${adminUrl}${situationsPath}/` : undefined
  const renderSidebar = createSidebar({ menu, phrases, renderFragment, adminUrl, isFlagOn: async path => await scopeConfig.getFlag(path) })
  const createContext = createContextFactory({ ...joined, menu, messages, renderSidebar, listSystemMessages, findClockUrl, showBeside: guide.showBeside })
  const gate = createSignIn({ ...joined, authenticate: createAuthenticate({ ...services, scopeConfig }) })
  await registerAdmin(app, { acl, sessions, gate, drafts: joined.drafts, adminUrl, createContext, register })
  return configuration
}

/** The services of the Admin once its configuration stands. */
interface Joined extends AdminServices, Omit<Configuration, 'database' | 'clock' | 'encryptor' | 'fingerprint'> {
  readonly configuration: Configuration
  readonly adminUrl: string
  readonly sessions: Sessions
  readonly drafts: Drafts
  readonly findBaseUrl: ReturnType<typeof createFindBaseUrl>
  readonly findTimeZone: FindTimeZone
  readonly findStartPage: ReturnType<typeof createFindStartPage>
  readonly keyValidation: KeyValidation
}

/** Registers the modules' pages. */
function registerPages (area: AdminArea, joined: Joined, channel: Channel): void {
  const { configuration, database, clock, structure, scopeConfig, installation: { menu }, phrases, renderFragment, adminUrl, drafts, findTimeZone, sessions } = joined
  const pages = { database, structure, scopeConfig, scopes: joined.scopes, findTimeZone, drafts, secure: joined.secure, isSingleStoreMode: createIsSingleStoreMode(database, scopeConfig) }
  registerEntrances(area, joined.findStartPage)
  registerSignOut(area, sessions, joined.messages)
  registerAccount(area, joined)
  registerDashboard(area, pages)
  registerSearch(area, createSearch({ menu, structure, phrases, adminUrl }))
  registerConfigRoutes(area, {
    ...pages,
    renderGroup: createRenderGroup(renderFragment),
    renderRow: createRenderFieldRow({ adminUrl, phrases, renderFragment }),
    listFieldStates: createListFieldStates(configuration),
    saveSection: createSaveSection(configuration),
    afterSave: channel.afterSave
  })
  registerConfigToolRoutes(area, { ...configuration, findTimeZone, drafts })
  registerStores(area, { database, clock, drafts, removeScopeRows: createRemoveScopeRows(configuration), websiteUses: [findAmazonUse] })
  channel.register(area)
  registerEmulation(area, { behaviour: createBehaviour(scopeConfig), findTimeZone, gatewayRequests: joined.gatewayRequests, resolveKey: createResolveKey(scopeConfig, joined.fingerprint, Object.values(keyPaths)) })
}
