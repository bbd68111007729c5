import type { FastifyRequest } from 'fastify'
import type { SystemMessage } from './admin/admin-context.ts'
import type { AdminUser } from './admin/admin-user.ts'
import type { AdminArea } from './admin/area.ts'
import type { FindTimeZone } from './admin/time-zone.ts'
import type { ScopeConfig } from './config/scope-config.ts'
import type { ScopeDirectory } from './config/scope.ts'
import type { Clock } from './kernel/clock.ts'
import type { Database } from './kernel/database/database.ts'
import type { Env } from './kernel/env.ts'
import { createChannelLog } from './modules/amazon/channel-log.ts'
import { createRequireApiKey } from './modules/amazon/require-api-key.ts'
import { registerAmazonRoutes } from './modules/amazon/routes.ts'
import type { MerchantService } from './modules/amazon/stores/merchant-service.ts'
import { listStoreMessages } from './modules/amazon/stores/store-messages.ts'
import { createStoreSync } from './modules/amazon/stores/store-sync.ts'
import { listKeyMessages } from './modules/amazon/system-messages.ts'
import type { KeyValidation } from './modules/services-connector/key-validation.ts'

export interface ChannelServices {
  readonly env: Env
  readonly database: Database
  readonly clock: Clock
  readonly merchants: MerchantService
  readonly scopeConfig: ScopeConfig
  readonly scopes: ScopeDirectory
  readonly keyValidation: KeyValidation
  readonly findTimeZone: FindTimeZone
  readonly findBaseUrl: (request: FastifyRequest) => Promise<string>
}

/** Joins the Amazon Sales Channel: its services, and its pages behind the key check. */
export function buildChannel (area: AdminArea, services: ChannelServices): void {
  const { env, clock, scopeConfig } = services
  registerAmazonRoutes(area, {
    ...services,
    sync: createStoreSync(services),
    isReadOnly: async () => await scopeConfig.getFlag('saleschannels/general/read_only'),
    records: [],
    requireApiKey: createRequireApiKey({ ...services, channelLog: createChannelLog(env.dataDir, scopeConfig, clock) })
  })
}

/** What of the channel asks for a user's attention on every page. */
export async function listChannelMessages (services: Pick<ChannelServices, 'database' | 'clock'>, user: AdminUser, channelUrl: string): Promise<SystemMessage[]> {
  return [...await listKeyMessages(services.database, user, channelUrl), ...await listStoreMessages(services, user, channelUrl)]
}
