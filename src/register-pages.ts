import type { Joined } from './admin-services.ts'
import type { AdminArea } from './admin/area.ts'
import type { Channel } from './build-channel.ts'
import { createListFieldStates } from './config/field-state.ts'
import { createSaveSection } from './config/save-section.ts'
import { createRemoveScopeRows } from './config/scope-rows.ts'
import { findAmazonUse } from './modules/amazon/stores/website-use.ts'
import { registerSearch } from './modules/backend/search-routes.ts'
import { createSearch } from './modules/backend/search.ts'
import { registerEntrances } from './modules/backend/start-page.ts'
import { createRenderFieldRow } from './modules/config/field-row.ts'
import { registerConfigToolRoutes } from './modules/config/pages/register-tools.ts'
import { createRenderGroup } from './modules/config/render-group.ts'
import { registerConfigRoutes } from './modules/config/routes.ts'
import { registerDashboard } from './modules/dashboard/dashboard.ts'
import { createBehaviour } from './modules/emulation/behaviour.ts'
import { registerEmulation } from './modules/emulation/register-emulation.ts'
import { createResolveKey } from './modules/emulation/resolve-key.ts'
import { keyPaths } from './modules/services-connector/key-validation.ts'
import { ownActions } from './modules/logging/audit-actions.ts'
import { registerLogging } from './modules/logging/register-logging.ts'
import { registerStores } from './modules/store/pages/register-stores.ts'
import { createIsSingleStoreMode } from './modules/store/single-store-mode.ts'
import { registerCheck } from './modules/system-check/register-check.ts'
import { registerAccount } from './modules/user/account.ts'
import { signInActions } from './modules/user/audit-actions.ts'
import { registerSignOut } from './modules/user/sign-out.ts'

/** Registers the modules' pages. */
export function registerPages (area: AdminArea, joined: Joined, channel: Channel): void {
  const { configuration, database, clock, structure, scopeConfig, installation: { menu }, phrases, renderFragment, adminUrl, drafts, findTimeZone } = joined
  const pages = { database, structure, scopeConfig, scopes: joined.scopes, findTimeZone, drafts, secure: joined.secure, isSingleStoreMode: createIsSingleStoreMode(database, scopeConfig) }
  registerEntrances(area, joined.findStartPage)
  registerSignOut(area, joined)
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
  registerStores(area, { database, clock, audit: joined.audit, drafts, removeScopeRows: createRemoveScopeRows(configuration), websiteUses: [findAmazonUse] })
  channel.register(area)
  registerLogging(area, { database, audit: joined.audit, findTimeZone, actions: { ...ownActions, ...signInActions } })
  registerCheck(area, { env: joined.env, database, scopeConfig, workingFolder: process.cwd() })
  registerEmulation(area, { behaviour: createBehaviour(scopeConfig), findTimeZone, gatewayRequests: joined.gatewayRequests, resolveKey: createResolveKey(scopeConfig, joined.fingerprint, Object.values(keyPaths)) })
}
