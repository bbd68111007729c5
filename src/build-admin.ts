import type { FastifyInstance } from 'fastify'
import type { AdminServices, Joined } from './admin-services.ts'
import type { AdminUser } from './admin/admin-user.ts'
import type { AdminArea } from './admin/area.ts'
import { createFindBaseUrl } from './admin/base-url.ts'
import { createDrafts } from './admin/drafts.ts'
import { registerAdmin } from './admin/register-admin.ts'
import { createFindTimeZone } from './admin/time-zone.ts'
import { buildChannel } from './build-channel.ts'
import { createConfiguration, type Configuration } from './build-configuration.ts'
import { buildFrame } from './build-frame.ts'
import { buildGuide } from './build-guide.ts'
import { openSituations } from './build-situations.ts'
import { toMediaFolder } from './kernel/http/media.ts'
import { createSessions } from './kernel/http/session.ts'
import { createListModuleMessages } from './modules/backend/module-messages.ts'
import { registerNotifications } from './modules/backend/notifications.ts'
import { createFindStartPage } from './modules/backend/start-page.ts'
import { registerUnbuiltPages } from './modules/backend/unbuilt-pages.ts'
import { createBehaviour } from './modules/emulation/behaviour.ts'
import { createKeyValidation } from './modules/services-connector/key-validation.ts'
import { situationsPath, situationsResource } from './modules/situations/pages/situation-pages.ts'
import { createAuthenticate } from './modules/user/authenticate.ts'
import { createSignIn } from './modules/user/sign-in.ts'
import { registerPages } from './register-pages.ts'

/** Seconds without a request after which a session is over, where the configuration says nothing usable. */
const defaultSessionLifetime = 900

/** Joins the Admin's part of the composition: declarations first, then the services over them, then the routes. */
export async function buildAdmin (app: FastifyInstance, services: AdminServices): Promise<Configuration> {
  const { env, database, clock, authority, fingerprint, installation: { modules, acl, menu, problems } } = services
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
  const createContext = buildFrame({ ...joined, menu, isFlagOn: async path => await scopeConfig.getFlag(path), behaviour: createBehaviour(scopeConfig), listSystemMessages, findClockUrl, showBeside: guide.showBeside })
  const gate = createSignIn({ ...joined, authenticate: createAuthenticate({ ...services, scopeConfig }) })
  await registerAdmin(app, { acl, sessions, gate, drafts: joined.drafts, adminUrl, createContext, register })
  return configuration
}
