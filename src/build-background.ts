import type { FastifyInstance } from 'fastify'
import type { KeyAuthority } from './admin/key-authority.ts'
import type { Configuration } from './build-configuration.ts'
import type { Env } from './kernel/env.ts'
import { createScheduler } from './kernel/scheduler.ts'
import { createBackground, type Background } from './modules/amazon/background/background.ts'
import type { StoreSync } from './modules/amazon/background/jobs.ts'
import { createChannelLog } from './modules/amazon/channel-log.ts'
import { createInstanceState, type InstanceState } from './modules/amazon/instance/instance-state.ts'
import { createReadOnly, type ReadOnly } from './modules/amazon/instance/read-only.ts'
import { createKeyValidation } from './modules/services-connector/key-validation.ts'

export interface BackgroundParts {
  readonly configuration: Configuration
  readonly env: Pick<Env, 'dataDir'>
  readonly authority: KeyAuthority
  /** Told what a task threw. */
  readonly report: (error: unknown, jobCode: string) => void
  /** Who asks Amazon about stores; nobody where it is left out. */
  readonly storeSync?: StoreSync
}

const nobody: StoreSync = { syncDue: async () => 0 }

/** The channel's background tasks over an instance's configuration, for the server and for commands. */
export function buildBackground ({ configuration, env, authority, report, storeSync = nobody }: BackgroundParts): Background {
  const { database, clock, scopeConfig, fingerprint } = configuration
  const keyValidation = createKeyValidation({ database, scopeConfig, authority, clock, fingerprint })
  return createBackground({ database, clock, scopeConfig, keyValidation, storeSync, report, channelLog: createChannelLog(env.dataDir, scopeConfig, clock) })
}

/** Read-Only Mode and what it knows of the instance. */
export function buildReadOnly ({ database, clock, scopeConfig, overrides, structure }: Configuration, { baseUrl }: Pick<Env, 'baseUrl'>): { readonly instance: InstanceState, readonly readOnly: ReadOnly } {
  const instance = createInstanceState({ database, clock, scopeConfig, areScoped: () => overrides.areScoped || structure.defaults.areScoped, ownBaseUrl: baseUrl })
  return { instance, readOnly: createReadOnly({ scopeConfig, instance }) }
}

/** Has a server look every minute for what is due, and whether its address has changed, as long as it is open. */
export function startBackground (app: FastifyInstance, parts: Omit<BackgroundParts, 'report' | 'env'> & { readonly env: Pick<Env, 'dataDir' | 'baseUrl'> }): void {
  const { instance } = buildReadOnly(parts.configuration, parts.env)
  const background = buildBackground({ ...parts, report: (error, job) => { app.log.error({ err: error, job }, 'a background task failed') } })
  const scheduler = createScheduler({
    async run () {
      await instance.isNewInstance()
      await background.run('cron')
    },
    report: error => { app.log.error(error, 'the background tasks could not be run') }
  })
  app.addHook('onReady', async () => { scheduler.start() })
  app.addHook('onClose', async () => { await scheduler.stop() })
}
