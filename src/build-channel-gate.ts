import type { SystemMessage } from './admin/admin-context.ts'
import type { AdminUser } from './admin/admin-user.ts'
import type { AdminHandler } from './admin/area.ts'
import type { FindTimeZone } from './admin/time-zone.ts'
import { buildReadOnly } from './build-background.ts'
import type { Configuration } from './build-configuration.ts'
import type { Env } from './kernel/env.ts'
import { createChannelLog } from './modules/amazon/channel-log.ts'
import { acceptInstanceAfterSave, createShowReadOnly, lookAfterSave, type AfterSectionSave } from './modules/amazon/instance/admin-hooks.ts'
import { listReadOnlyMessages } from './modules/amazon/instance/read-only-message.ts'
import { recordKeyError } from './modules/amazon/logs/key-errors.ts'
import { createRequireApiKey } from './modules/amazon/require-api-key.ts'
import { listKeyMessages } from './modules/amazon/system-messages.ts'
import type { KeyValidation } from './modules/services-connector/key-validation.ts'

export interface ChannelGateParts {
  readonly configuration: Configuration
  readonly env: Pick<Env, 'dataDir' | 'baseUrl'>
  readonly adminUrl: string
  readonly keyValidation: KeyValidation
  readonly findTimeZone: FindTimeZone
}

/** What stands before the channel's pages and speaks for the channel elsewhere in the Admin. */
export interface ChannelGate {
  readonly requireApiKey: AdminHandler
  readonly listMessages: (user: AdminUser) => Promise<SystemMessage[]>
  readonly afterSave: readonly AfterSectionSave[]
}

/** Joins the key check with Read-Only Mode. */
export function buildChannelGate ({ configuration, env, adminUrl, keyValidation, findTimeZone }: ChannelGateParts): ChannelGate {
  const { database, clock, scopeConfig } = configuration
  const { instance, readOnly } = buildReadOnly(configuration, env)
  const requireApiKey = createRequireApiKey({ keyValidation, scopeConfig, channelLog: createChannelLog(env.dataDir, scopeConfig, clock), findTimeZone, recordFailure: async verdict => { await recordKeyError(database, verdict) } })
  return {
    requireApiKey: createShowReadOnly(requireApiKey, readOnly),
    listMessages: async user => [
      ...await listKeyMessages(database, user, `${adminUrl}channel/amazon/`),
      ...await listReadOnlyMessages(readOnly, user, `${adminUrl}admin/system_config/edit/section/saleschannels/`)
    ],
    afterSave: [acceptInstanceAfterSave(instance), lookAfterSave(instance)]
  }
}
