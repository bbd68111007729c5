import type { FastifyInstance } from 'fastify'
import type { AdminServices, Joined } from './admin-services.ts'
import type { AdminUser } from './admin/admin-user.ts'
import type { AdminArea } from './admin/area.ts'
import { createFindBaseUrl } from './admin/base-url.ts'
import { createDrafts } from './admin/drafts.ts'
import { registerAdmin } from './admin/register-admin.ts'
import { createSecretKeys } from './admin/secret-key.ts'
import { createFindTimeZone } from './admin/time-zone.ts'
import { buildChannel } from './build-channel.ts'
import { createConfiguration, type Configuration } from './build-configuration.ts'
import { buildFrame } from './build-frame.ts'
import { buildGuide } from './build-guide.ts'
import { createLimitUser } from './build-rate-limits.ts'
import { buildRest } from './build-rest.ts'
import { buildSignIn } from './build-sign-in.ts'
import { requireTwoFactor } from './build-two-factor.ts'
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
import { registerPages } from './register-pages.ts'

/** Seconds without a request after which a session is over, where the configuration says nothing usable. */
const defaultSessionLifetime = 900

/** Joins the Admin's part of the composition: declarations first, then the services over them, then the routes. */
export async function buildAdmin (app: FastifyInstance, services: AdminServices): Promise<Configuration> {
  const { env, audit, database, clock, authority, installation: { modules, acl, menu, problems } } = services
  const adminUrl = `/${env.adminFrontName}/`
  const configuration = createConfiguration({ ...services, modules, menu, variables: env.variables, dataDir: env.dataDir, mediaFolder: toMediaFolder(env.dataDir) })
  const { structure, scopeConfig } = configuration
  const findSessionLifetime = async (): Promise<number> => await scopeConfig.getNumber('admin/security/session_lifetime', defaultSessionLifetime)
  const sessions = createSessions({ database, clock, realm: 'admin', secret: services.sessionSecret, secure: services.secure, lifetime: findSessionLifetime })
  const parts = { ...services, scopeConfig, sessions, adminUrl, findBaseUrl: createFindBaseUrl(scopeConfig, env.baseUrl), findStartPage: createFindStartPage(menu, scopeConfig) }
  await requireTwoFactor(parts)
  const { gate, ...signIn } = buildSignIn(parts)
  const joined: Joined = {
    ...parts,
    ...configuration,
    ...signIn,
    configuration,
    findSessionLifetime,
    drafts: createDrafts(database, clock),
    findTimeZone: createFindTimeZone(scopeConfig),
    keyValidation: createKeyValidation({ ...configuration, authority })
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
  const secretKeys = createSecretKeys({ scopeConfig, secret: services.sessionSecret, adminUrl })
  await registerAdmin(app, { acl, audit, database, sessions, gate, drafts: joined.drafts, secretKeys, adminUrl, createContext, limitUser: createLimitUser(services), register })
  await buildRest(app, joined, { authenticate: joined.authenticate, findUser: gate.findUser, secondFactor: joined.secondFactor })
  return configuration
}
