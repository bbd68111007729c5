import type { FastifyInstance } from 'fastify'
import type { KeyAuthority } from './admin/key-authority.ts'
import type { Configuration } from './build-configuration.ts'
import type { AuditOrigin } from './kernel/audit/audit-event.ts'
import { purgeAuditLog } from './kernel/audit/purge-audit-log.ts'
import type { Env } from './kernel/env.ts'
import { createScheduler } from './kernel/scheduler.ts'
import { createBackground, type Background } from './modules/amazon/background/background.ts'
import type { StoreSync } from './modules/amazon/background/jobs.ts'
import { createChannelLog } from './modules/amazon/channel-log.ts'
import { createInstanceState, type InstanceState } from './modules/amazon/instance/instance-state.ts'
import { createReadOnly, type ReadOnly } from './modules/amazon/instance/read-only.ts'
import type { MerchantService } from './modules/amazon/stores/merchant-service.ts'
import { createStoreSync, type StoreSyncOptions } from './modules/amazon/stores/store-sync.ts'
import { lifetimePath } from './modules/logging/system.ts'
import { createKeyValidation } from './modules/services-connector/key-validation.ts'

export interface BackgroundParts {
  readonly configuration: Configuration
  readonly env: Pick<Env, 'dataDir'>
  readonly authority: KeyAuthority
  /** Told what a task threw. */
  readonly report: (error: unknown, jobCode: string) => void
  /** Asks Amazon about stores. */
  readonly storeSync: StoreSync
}

const actor: AuditOrigin = { realm: 'system', userId: null, userName: 'cron' }

/** Asks about every store that is due; one that cannot be asked about now does not keep the others waiting. */
export function createDueSync (options: StoreSyncOptions, report: BackgroundParts['report']): StoreSync {
  const sync = createStoreSync(options)
  return {
    async syncDue (kind) {
      const due = await sync.listDue(kind)
      for (const uuid of due) await sync.syncOne(uuid, actor).catch((error: unknown) => { report(error, `store ${uuid}`) })
      return due.length
    }
  }
}

/** The channel's background tasks over an instance's configuration, for the server and for commands. */
export function buildBackground ({ configuration, env, authority, report, storeSync }: BackgroundParts): Background {
  const { database, clock, scopeConfig } = configuration
  const keyValidation = createKeyValidation({ ...configuration, authority })
  return createBackground({ database, clock, scopeConfig, keyValidation, storeSync, report, channelLog: createChannelLog(env.dataDir, scopeConfig, clock) })
}

/** Read-Only Mode and what it knows of the instance. */
export function buildReadOnly ({ database, clock, scopeConfig, overrides, structure }: Configuration, { baseUrl }: Pick<Env, 'baseUrl'>): { readonly instance: InstanceState, readonly readOnly: ReadOnly } {
  const instance = createInstanceState({ database, clock, scopeConfig, areScoped: () => overrides.areScoped || structure.defaults.areScoped, ownBaseUrl: baseUrl })
  return { instance, readOnly: createReadOnly({ database, scopeConfig, instance }) }
}

export interface ServerBackgroundParts extends Omit<BackgroundParts, 'report' | 'env' | 'storeSync'> {
  readonly merchants: MerchantService
  readonly env: Pick<Env, 'dataDir' | 'baseUrl'>
  /** Erases what the API Portal has deleted and can no longer give back. */
  readonly eraseDeletedKeys: () => Promise<unknown>
  /** Takes the clock over as another process may have set it. */
  readonly refreshClock: () => Promise<unknown>
}

/** Removes what is older than the configuration says; 0 keeps all. */
async function clearAuditLog (configuration: Configuration): Promise<void> {
  const days = await configuration.scopeConfig.getNumber(lifetimePath, 0)
  if (days > 0) await purgeAuditLog(configuration, days)
}

/** Has a server look every minute for what is due, and whether its address has changed, as long as it is open. */
export function startBackground (app: FastifyInstance, parts: ServerBackgroundParts): void {
  const { instance } = buildReadOnly(parts.configuration, parts.env)
  const report = (error: unknown, job: string): void => { app.log.error({ err: error, job }, 'a background task failed') }
  const background = buildBackground({ ...parts, report, storeSync: createDueSync({ ...parts.configuration, merchants: parts.merchants }, report) })
  const scheduler = createScheduler({
    async run () {
      await parts.refreshClock()
      await parts.eraseDeletedKeys()
      await clearAuditLog(parts.configuration)
      await instance.isNewInstance()
      await background.run('cron')
    },
    report: error => { app.log.error(error, 'the background tasks could not be run') }
  })
  app.addHook('onReady', async () => { scheduler.start() })
  app.addHook('onClose', async () => { await scheduler.stop() })
}
