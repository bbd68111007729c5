import type { FastifyInstance } from 'fastify'
import type { Joined } from './admin-services.ts'
import type { Gate } from './admin/guard.ts'
import { buildReadOnly } from './build-background.ts'
import { readOnlyPath } from './modules/amazon/instance/read-only.ts'
import { listBackendServices } from './modules/backend/rest.ts'
import { listConfigServices } from './modules/config/rest.ts'
import type { AdminTokenOptions } from './modules/integration/admin-tokens.ts'
import { createFindCaller } from './modules/integration/find-caller.ts'
import { listIntegrationServices } from './modules/integration/rest.ts'
import { listStoreServices } from './modules/store/rest.ts'
import { listUserServices } from './modules/user/rest.ts'
import { registerRest } from './modules/webapi/rest/register-rest.ts'

/** What the services need besides the Admin's own: how people are known. */
export interface RestParts extends Pick<AdminTokenOptions, 'authenticate' | 'secondFactor'> {
  readonly findUser: Gate['findUser']
}

/** Mounts the services below `/rest`, each as its module declares it. */
export async function buildRest (app: FastifyInstance, joined: Joined, parts: RestParts): Promise<void> {
  const { env, database, scopeConfig, scopes, configuration, installation } = joined
  await registerRest(app, {
    ...joined,
    routes: [
      ...listIntegrationServices({ ...joined, ...parts }),
      ...listStoreServices({ database, scopeConfig, scopes, ownBaseUrl: (env.baseUrl ?? `http://${env.host}:${env.port}`).replace(/\/*$/, '/') }),
      ...listBackendServices(installation.modules.map(module => module.name)),
      ...listUserServices(database),
      ...listConfigServices({ ...configuration, afterSave: async path => { if (path === readOnlyPath) await buildReadOnly(configuration, env).instance.accept() } })
    ],
    findCaller: createFindCaller({ ...joined, findUser: parts.findUser }),
    isOpenToGuests: async () => await scopeConfig.getFlag('webapi/webapisecurity/allow_insecure'),
    hasStore: async code => await scopes.findStore(code) !== undefined
  })
}
