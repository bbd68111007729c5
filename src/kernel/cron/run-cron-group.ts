import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { toTimestamp } from '../database/timestamp.ts'
import { takeCronGroup, type CronRunner } from './cron-group-table.ts'
import { closeEntries, deleteEntries, finishEntry, listDueEntries, planEntries, startEntry, type CronEntry } from './cron-schedule-table.ts'
import { listDueMinutes, minutesBefore, type CronTime } from './cron-time.ts'

/** How a task ended: done, or left out for a reason that stands in `messages`. */
export interface CronOutcome {
  readonly status: 'success' | 'missed'
  readonly messages: string
}

/** A background task. What it throws is noted as its error; `runId` names the run in other records. */
export interface CronJob {
  readonly code: string
  readonly time: CronTime
  readonly run: (runId: string) => Promise<CronOutcome>
}

/** Tasks that one process at a time runs. */
export interface CronGroup {
  readonly code: string
  readonly jobs: readonly CronJob[]
}

export interface CronResult {
  readonly jobCode: string
  readonly status: 'success' | 'missed' | 'error'
  readonly messages: string
}

/** What one look at the plan came to; `locked`: another process is at it. */
export type CronRun =
  | { readonly state: 'locked' }
  | { readonly state: 'done', readonly results: readonly CronResult[] }

export interface CronGroupOptions {
  readonly database: Database
  readonly clock: Clock
  readonly group: CronGroup
  /** Told what a task threw. */
  readonly report: (error: unknown, jobCode: string) => void
}

/** Minutes, as the original's group is set up: planned this far ahead, missed when this late, and kept this long. */
const minutes = { ahead: 60, lifetime: 15, keepSuccess: 60, keepFailure: 4320 }
const ended = 'The process that ran this task ended before the task did'

/** Runs what is due now, each task once at most; planned and noted in `cron_schedule`. */
export async function runCronGroup (options: CronGroupOptions, by: CronRunner): Promise<CronRun> {
  const { database, clock, group } = options
  const lock = await takeCronGroup(database, group.code, clock)
  if (lock === undefined) return { state: 'locked' }
  try {
    await plan(options)
    const results: CronResult[] = []
    const done = new Set<string>()
    for (const entry of await listDueEntries(database, group.jobs.map(({ code }) => code), clock.now())) {
      // Where runs of a task have piled up, one at a time, as in the original.
      if (done.has(entry.jobCode) || !await lock.renew()) continue
      done.add(entry.jobCode)
      const result = await perform(options, entry)
      if (result !== undefined) results.push(result)
    }
    await lock.release(by)
    return { state: 'done', results }
  } catch (error) {
    await lock.release(undefined)
    throw error
  }
}

/** Tidies what is old, and plans the next hour. Whoever holds the lock knows that nobody else is running anything. */
async function plan ({ database, clock, group }: CronGroupOptions): Promise<void> {
  const now = clock.now()
  const codes = group.jobs.map(({ code }) => code)
  const late = minutesBefore(now, minutes.lifetime)
  await deleteEntries(database, codes, ['success'], minutesBefore(now, minutes.keepSuccess))
  await deleteEntries(database, codes, ['pending', 'missed', 'error'], minutesBefore(now, minutes.keepFailure))
  await closeEntries(database, codes, { from: 'running', to: 'error', messages: ended })
  await closeEntries(database, codes, { from: 'pending', before: late, to: 'missed', messages: `Not run by ${toTimestamp(now)} UTC` })
  await planEntries(database, group.jobs.flatMap(({ code, time }) => listDueMinutes(time, now, minutes.ahead).map(at => ({ jobCode: code, at }))), now)
}

async function perform (options: CronGroupOptions, entry: CronEntry): Promise<CronResult | undefined> {
  const { database, clock, group } = options
  if (!await startEntry(database, entry.id, clock.now())) return undefined
  const outcome = await tryJob(options, group.jobs.find(({ code }) => code === entry.jobCode)!, entry)
  await finishEntry(database, entry.id, outcome, clock.now())
  return { jobCode: entry.jobCode, ...outcome }
}

async function tryJob ({ report }: CronGroupOptions, job: CronJob, entry: CronEntry): Promise<Pick<CronResult, 'status' | 'messages'>> {
  try {
    return await job.run(`cron-${entry.id}`)
  } catch (error) {
    report(error, job.code)
    return { status: 'error', messages: error instanceof Error ? error.message : String(error) }
  }
}
