import type { Joined } from './admin-services.ts'
import type { AdminArea } from './admin/area.ts'
import type { Channel } from './build-channel.ts'
import { createListFieldStates } from './config/field-state.ts'
import { createSaveSection } from './config/save-section.ts'
import { createFindShownSection } from './config/shown-section.ts'
import { createRemoveScopeRows } from './config/scope-rows.ts'
import { findAmazonUse } from './modules/amazon/stores/website-use.ts'
import { registerRoles } from './modules/authorization/pages/register-roles.ts'
import { registerSearch } from './modules/backend/search-routes.ts'
import { createSearch } from './modules/backend/search.ts'
import { registerEntrances } from './modules/backend/start-page.ts'
import { createRenderFieldRow } from './modules/config/field-row.ts'
import { registerConfigToolRoutes } from './modules/config/pages/register-tools.ts'
import { createKeepGroups } from './modules/config/kept-groups.ts'
import { createRenderGroup } from './modules/config/render-group.ts'
import { registerConfigRoutes } from './modules/config/routes.ts'
import { registerDashboard } from './modules/dashboard/dashboard.ts'
import { createBehaviour } from './modules/emulation/behaviour.ts'
import { registerEmulation } from './modules/emulation/register-emulation.ts'
import { createResolveKey } from './modules/emulation/resolve-key.ts'
import { integrationActions } from './modules/integration/audit-actions.ts'
import { registerIntegrations } from './modules/integration/pages/register-integrations.ts'
import { keyPaths } from './modules/services-connector/key-validation.ts'
import { ownActions } from './modules/logging/audit-actions.ts'
import { registerLogging } from './modules/logging/register-logging.ts'
import { registerStores } from './modules/store/pages/register-stores.ts'
import { createIsSingleStoreMode } from './modules/store/single-store-mode.ts'
import { registerTwoFactorAccount, twoFactorAccountPath } from './modules/two-factor-auth/account-page.ts'
import { twoFactorActions } from './modules/two-factor-auth/audit-actions.ts'
import { createFindSecondFactor } from './modules/two-factor-auth/user-part.ts'
import { registerCheck } from './modules/system-check/register-check.ts'
import { registerAccount } from './modules/user/account.ts'
import { registerActivity } from './modules/user/activity/activity-page.ts'
import { signInActions } from './modules/user/audit-actions.ts'
import { registerLocks } from './modules/user/locks/locks-page.ts'
import { registerSignOut } from './modules/user/sign-out.ts'
import { userActions } from './modules/user/users/audit-actions.ts'
import { roleActions } from './modules/authorization/audit-actions.ts'
import { revokeAdminTokens } from './modules/integration/token-table.ts'
import { registerUsers } from './modules/user/users/register-users.ts'
import { webapiActions } from './modules/webapi/audit-actions.ts'

/** Registers the modules' pages. */
export function registerPages (area: AdminArea, joined: Joined, channel: Channel): void {
  const { configuration, database, clock, structure, scopeConfig, installation: { menu }, phrases, renderFragment, adminUrl, drafts, findTimeZone } = joined
  const pages = { database, structure, scopeConfig, scopes: joined.scopes, findTimeZone, drafts, secure: joined.secure, isSingleStoreMode: createIsSingleStoreMode(database, scopeConfig) }
  registerEntrances(area, joined.findStartPage)
  registerSignOut(area, joined)
  registerAccount(area, { ...joined, ownPages: [{ path: twoFactorAccountPath, phrase: 'Two-factor Authentication' }] })
  registerTwoFactorAccount(area, joined)
  registerUsers(area, { ...joined, revokeTokens: revokeAdminTokens, findSecondFactor: createFindSecondFactor(joined.secondFactor) })
  registerRoles(area, { ...joined, acl: joined.installation.acl })
  registerLocks(area, joined)
  registerActivity(area, { ...joined, findLifetime: joined.findSessionLifetime })
  registerDashboard(area, pages)
  registerSearch(area, createSearch({ menu, structure, phrases, adminUrl }))
  registerConfigRoutes(area, {
    ...pages,
    renderGroup: createRenderGroup(renderFragment),
    keepGroups: createKeepGroups(),
    renderRow: createRenderFieldRow({ adminUrl, phrases, renderFragment }),
    listFieldStates: createListFieldStates(configuration),
    findShownSection: createFindShownSection(structure, scopeConfig),
    saveSection: createSaveSection(configuration),
    afterSave: channel.afterSave
  })
  registerConfigToolRoutes(area, { ...configuration, findTimeZone, drafts })
  registerStores(area, { database, clock, audit: joined.audit, drafts, removeScopeRows: createRemoveScopeRows(configuration), websiteUses: [findAmazonUse] })
  registerIntegrations(area, { ...joined, acl: joined.installation.acl, isOwnPassword: joined.checkOwnPassword })
  channel.register(area)
  registerLogging(area, { database, audit: joined.audit, findTimeZone, actions: { ...ownActions, ...signInActions, ...twoFactorActions, ...userActions, ...roleActions, ...integrationActions, ...webapiActions } })
  registerCheck(area, { env: joined.env, database, scopeConfig, workingFolder: process.cwd() })
  registerEmulation(area, { behaviour: createBehaviour(scopeConfig), findTimeZone, gatewayRequests: joined.gatewayRequests, resolveKey: createResolveKey(scopeConfig, joined.fingerprint, Object.values(keyPaths)) })
}
