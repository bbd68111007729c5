import type { ScopeConfig } from '../../../config/scope-config.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { CronRunner } from '../../../kernel/cron/cron-group-table.ts'
import { runCronGroup, type CronRun } from '../../../kernel/cron/run-cron-group.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { createBehaviour } from '../../emulation/behaviour.ts'
import type { KeyValidation } from '../../services-connector/key-validation.ts'
import { opensChannel } from '../../services-connector/verdict.ts'
import type { ChannelLog } from '../channel-log.ts'
import { recordKeyError } from '../logs/key-errors.ts'
import { clearLogs } from './clear-logs.ts'
import { findCronSource } from './cron-source.ts'
import { channelGroup, listChannelJobs, type StoreSync } from './jobs.ts'

/** What a run came to; `other_source`: the configuration gives the tasks to somebody else. */
export type BackgroundRun = CronRun | { readonly state: 'other_source' }

/** The channel's background tasks. */
export interface Background {
  /** Runs what is due. `cron` (the server's minute, `cron:run`) leaves the tasks alone while the configuration gives them to the command line. */
  readonly run: (by: CronRunner) => Promise<BackgroundRun>
}

export interface BackgroundOptions {
  readonly database: Database
  readonly clock: Clock
  readonly scopeConfig: ScopeConfig
  readonly keyValidation: KeyValidation
  readonly channelLog: ChannelLog
  readonly storeSync: StoreSync
  readonly report: (error: unknown, jobCode: string) => void
}

/** Builds the channel's background tasks. */
export function createBackground (options: BackgroundOptions): Background {
  const { database, clock, scopeConfig, channelLog, report } = options
  const behaviour = createBehaviour(scopeConfig)
  const jobs = listChannelJobs({ clearLogs: async () => await clearLogs(options), checkKey: async runId => await checkKey(options, runId), storeSync: options.storeSync })
  return {
    async run (by) {
      // As shipped in 4.3.0 the value of the command line counted as yes too.
      if (by === 'cron' && await findCronSource(scopeConfig) === 'cli' && await behaviour.of('cron_source') !== 'shipped') return { state: 'other_source' }
      const run = await runCronGroup({ database, clock, group: { code: channelGroup, jobs }, report }, by)
      for (const { jobCode, status, messages } of run.state === 'done' ? run.results : []) await channelLog.debug('background_task', { job: jobCode, by, status, messages })
      return run
    }
  }
}

async function checkKey ({ database, keyValidation }: BackgroundOptions, runId: string) {
  const verdict = await keyValidation.check('background', { userId: 0, username: 'cron', requestId: runId })
  if (!opensChannel(verdict)) await recordKeyError(database, verdict)
  return verdict
}
