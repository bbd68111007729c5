import type { CronJob, CronOutcome } from '../../../kernel/cron/run-cron-group.ts'
import type { Verdict } from '../../services-connector/verdict.ts'
import { opensChannel } from '../../services-connector/verdict.ts'
import { describeKeyError } from '../logs/key-errors.ts'

/** Asks Amazon about stores: those that are not authenticated yet, or those that are. Returns how many were asked about. */
export interface StoreSync {
  readonly syncDue: (kind: 'pending' | 'authenticated') => Promise<number>
}

export interface JobOptions {
  readonly clearLogs: () => Promise<{ readonly errors: number, readonly verdicts: number }>
  /** Checks the API key for a background task; notes a failure where people look for it. */
  readonly checkKey: (runId: string) => Promise<Verdict>
  readonly storeSync: StoreSync
}

/** The group's code; the original's. */
export const channelGroup = 'channel_amazon'

/** The channel's background tasks; the times of the authentication tasks are the original's. */
export function listChannelJobs ({ clearLogs, checkKey, storeSync }: JobOptions): CronJob[] {
  const sync = (kind: 'pending' | 'authenticated') => async (runId: string): Promise<CronOutcome> => {
    const verdict = await checkKey(runId)
    // Whatever was connected stays as it is; it is only not brought up to date.
    if (!opensChannel(verdict)) return { status: 'missed', messages: `Skipped: ${describeKeyError(verdict)}` }
    return { status: 'success', messages: `${await storeSync.syncDue(kind)} stores asked about` }
  }
  return [
    {
      code: `${channelGroup}_clear_logs`,
      time: { everyMinutes: 5 },
      async run () {
        const { errors, verdicts } = await clearLogs()
        return { status: 'success', messages: `${errors} errors and ${verdicts} key checks were old enough to go` }
      }
    },
    { code: `${channelGroup}_check_pending_authentication`, time: { minute: 32 }, run: sync('pending') },
    { code: `${channelGroup}_check_authentication`, time: { minute: 27, hour: 5 }, run: sync('authenticated') }
  ]
}
