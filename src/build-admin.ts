import type { FastifyInstance } from 'fastify'
import type { AdminUser } from './admin/admin-user.ts'
import type { AdminArea } from './admin/area.ts'
import { createFindBaseUrl } from './admin/base-url.ts'
import { createDrafts } from './admin/drafts.ts'
import type { Installation } from './admin/join-modules.ts'
import type { KeyAuthority } from './admin/key-authority.ts'
import { createContextFactory } from './admin/page.ts'
import { registerAdmin } from './admin/register-admin.ts'
import { createSidebar } from './admin/sidebar.ts'
import { createFindTimeZone } from './admin/time-zone.ts'
import { createConfiguration, type Configuration } from './build-configuration.ts'
import { createListFieldStates } from './config/field-state.ts'
import { createSaveSection } from './config/save-section.ts'
import { createRemoveScopeRows } from './config/scope-rows.ts'
import { registerKeyCheck } from './build-key-check.ts'
import type { Clock } from './kernel/clock.ts'
import type { Database } from './kernel/database/database.ts'
import type { Encryptor } from './kernel/encryptor.ts'
import type { Env } from './kernel/env.ts'
import { toMediaFolder } from './kernel/http/media.ts'
import type { Messages } from './kernel/http/messages.ts'
import { createSessions } from './kernel/http/session.ts'
import type { Passwords } from './kernel/passwords.ts'
import type { Phrases } from './kernel/phrases.ts'
import type { Fingerprint } from './kernel/secrets.ts'
import type { RenderFragment, RenderPage } from './kernel/view/view.ts'
import { createChannelLog } from './modules/amazon/channel-log.ts'
import { createRequireApiKey } from './modules/amazon/require-api-key.ts'
import { registerAmazonRoutes } from './modules/amazon/routes.ts'
import { listKeyMessages } from './modules/amazon/system-messages.ts'
import { findAmazonUse } from './modules/amazon/website-use.ts'
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
import { checkSavedKey } from './modules/services-connector/after-save.ts'
import { createKeyValidation } from './modules/services-connector/key-validation.ts'
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
  const { env, database, clock, phrases, messages, renderPage, renderFragment, authority, fingerprint } = services
  const { modules, acl, menu } = services.installation
  const adminUrl = `/${env.adminFrontName}/`
  const configuration = createConfiguration({ ...services, modules, menu, variables: env.variables, dataDir: env.dataDir, mediaFolder: toMediaFolder(env.dataDir) })
  const { structure, scopeConfig, scopes } = configuration
  const sessions = createSessions({ database, clock, realm: 'admin', secret: services.sessionSecret, secure: services.secure, lifetime: async () => await scopeConfig.getNumber('admin/security/session_lifetime', defaultSessionLifetime) })
  const drafts = createDrafts(database, clock)
  const findBaseUrl = createFindBaseUrl(scopeConfig, env.baseUrl)
  const findTimeZone = createFindTimeZone(scopeConfig)
  const findStartPage = createFindStartPage(menu, scopeConfig)
  const listModuleMessages = createListModuleMessages(env.mode, [...services.installation.problems, ...structure.problems])
  const listSystemMessages = async (user: AdminUser) => [...listModuleMessages(user), ...await listKeyMessages({ database, clock, findTimeZone, url: path => `${adminUrl}${path}/` }, user)]
  const gate = createSignIn({ ...services, sessions, scopeConfig, adminUrl, findBaseUrl, findStartPage, authenticate: createAuthenticate({ ...services, scopeConfig }) })
  const keyValidation = createKeyValidation({ database, scopeConfig, authority, clock, fingerprint })
  const pages = { database, structure, scopeConfig, scopes, findTimeZone, drafts, secure: services.secure, isSingleStoreMode: createIsSingleStoreMode(database, scopeConfig) }

  const register = (area: AdminArea): void => {
    registerEntrances(area, findStartPage)
    registerSignOut(area, sessions, messages)
    registerAccount(area, { ...services, sessions })
    registerDashboard(area, pages)
    registerSearch(area, createSearch({ menu, structure, phrases, adminUrl }))
    registerNotifications(area, listSystemMessages)
    registerConfigRoutes(area, {
      ...pages,
      renderGroup: createRenderGroup(renderFragment),
      renderRow: createRenderFieldRow({ adminUrl, phrases, renderFragment }),
      listFieldStates: createListFieldStates(configuration),
      saveSection: createSaveSection(configuration),
      afterSave: [{ section: 'services_connector', run: async (admin, request) => await checkSavedKey(keyValidation, admin, request.id) }]
    })
    registerConfigToolRoutes(area, { ...configuration, findTimeZone, drafts })
    registerStores(area, { database, clock, drafts, removeScopeRows: createRemoveScopeRows(configuration), websiteUses: [findAmazonUse] })
    registerAmazonRoutes(area, { database, clock, scopes, findBaseUrl, findTimeZone, requireApiKey: createRequireApiKey({ database, keyValidation, scopeConfig, channelLog: createChannelLog(env.dataDir, scopeConfig, clock), findTimeZone }) })
    registerKeyCheck(area, configuration, { ...services, findTimeZone, drafts, keyValidation })
    area.last(remaining => { registerUnbuiltPages(remaining, { menu, acl, structure }) })
  }
  await registerAdmin(app, { acl, sessions, gate, drafts, adminUrl, register, createContext: createContextFactory({ phrases, menu, messages, sessions, renderPage, renderSidebar: createSidebar({ menu, phrases, renderFragment, adminUrl, isFlagOn: async path => await scopeConfig.getFlag(path) }), adminUrl, findBaseUrl, listSystemMessages, version: services.version }) })
  return configuration
}
