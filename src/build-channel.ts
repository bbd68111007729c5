import type { FastifyRequest } from 'fastify'
import type { SystemMessage } from './admin/admin-context.ts'
import type { AdminUser } from './admin/admin-user.ts'
import type { AdminArea } from './admin/area.ts'
import type { Drafts } from './admin/drafts.ts'
import type { KeyAuthority } from './admin/key-authority.ts'
import type { FindTimeZone } from './admin/time-zone.ts'
import { buildReadOnly } from './build-background.ts'
import type { Configuration } from './build-configuration.ts'
import { registerKeyCheck, type ProductFacts } from './build-key-check.ts'
import type { Env } from './kernel/env.ts'
import { createChannelLog } from './modules/amazon/channel-log.ts'
import { acceptInstanceAfterSave, createShowReadOnly, lookAfterSave, type AfterSectionSave } from './modules/amazon/instance/admin-hooks.ts'
import { listReadOnlyMessages } from './modules/amazon/instance/read-only-message.ts'
import { errorLogRecords } from './modules/amazon/logs/error-log-records.ts'
import { recordKeyError } from './modules/amazon/logs/key-errors.ts'
import { createRequireApiKey } from './modules/amazon/require-api-key.ts'
import { registerAmazonRoutes } from './modules/amazon/routes.ts'
import type { MerchantService } from './modules/amazon/stores/merchant-service.ts'
import { listStoreMessages } from './modules/amazon/stores/store-messages.ts'
import { createStoreSync } from './modules/amazon/stores/store-sync.ts'
import { listKeyMessages } from './modules/amazon/system-messages.ts'
import { createBehaviour } from './modules/emulation/behaviour.ts'
import { checkSavedKey } from './modules/services-connector/after-save.ts'
import type { KeyValidation } from './modules/services-connector/key-validation.ts'

export interface ChannelServices extends ProductFacts {
  readonly env: Env
  readonly configuration: Configuration
  readonly merchants: MerchantService
  readonly authority: KeyAuthority
  readonly keyValidation: KeyValidation
  readonly drafts: Drafts
  readonly findTimeZone: FindTimeZone
  readonly findBaseUrl: (request: FastifyRequest) => Promise<string>
}

/** The Amazon Sales Channel as the rest of the Admin meets it. */
export interface Channel {
  /** Registers its pages behind the key check, and what explains that check. */
  readonly register: (area: AdminArea) => void
  /** What asks for a user's attention on every page. */
  readonly listMessages: (user: AdminUser) => Promise<SystemMessage[]>
  readonly afterSave: readonly AfterSectionSave[]
}

/** Joins the Amazon Sales Channel: its services, the check before its pages, and what it says elsewhere. */
export function buildChannel (services: ChannelServices): Channel {
  const { env, configuration, keyValidation, findTimeZone } = services
  const { database, clock, scopeConfig } = configuration
  const { instance, readOnly } = buildReadOnly(configuration, env)
  const url = (path: string): string => `/${env.adminFrontName}/${path}/`
  const behaviour = createBehaviour(scopeConfig)
  const requireApiKey = createRequireApiKey({ ...services, database, scopeConfig, behaviour, channelLog: createChannelLog(env.dataDir, scopeConfig, clock), recordFailure: async verdict => { await recordKeyError(database, verdict) } })
  return {
    register (area) {
      registerAmazonRoutes(area, {
        ...services,
        ...configuration,
        sync: createStoreSync({ ...services, ...configuration }),
        isReadOnly: readOnly.isReadOnly,
        records: [errorLogRecords],
        behaviour,
        requireApiKey,
        showReadOnly: createShowReadOnly(readOnly)
      })
      registerKeyCheck(area, configuration, services)
    },
    listMessages: async user => [
      ...await listKeyMessages({ database, clock, findTimeZone, url }, user),
      ...await listStoreMessages({ database, clock }, user, url('channel/amazon')),
      ...await listReadOnlyMessages(readOnly, user, url('admin/system_config/edit/section/saleschannels'))
    ],
    afterSave: [
      { section: 'services_connector', run: async (admin, request) => await checkSavedKey({ keyValidation, behaviour }, admin, request.id) },
      acceptInstanceAfterSave(instance),
      lookAfterSave(instance)
    ]
  }
}
