import { inTransaction, type Database } from '../database/database.ts'
import { readRows } from '../database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../database/timestamp.ts'

/** The original's states of a scheduled task; `missed` is also what was left out on purpose, and `messages` says why. */
export type CronStatus = 'pending' | 'running' | 'success' | 'missed' | 'error'

/** One run of a task, planned or past. */
export interface CronEntry {
  readonly id: number
  readonly jobCode: string
  readonly status: CronStatus
  readonly messages: string
  readonly scheduledAt: Date
  readonly executedAt: Date | undefined
  readonly finishedAt: Date | undefined
}

interface Row {
  schedule_id: number
  job_code: string
  status: CronStatus
  messages: string | null
  scheduled_at: string
  executed_at: string | null
  finished_at: string | null
}

const table = 'cron_schedule'
const longestMessage = 2000

/** Plans runs that are not planned yet. */
export async function planEntries (database: Database, planned: ReadonlyArray<{ jobCode: string, at: Date }>, now: Date): Promise<void> {
  if (planned.length === 0) return
  const codes = [...new Set(planned.map(({ jobCode }) => jobCode))]
  await inTransaction(database, async transaction => {
    const known = await transaction(table).select('job_code', 'scheduled_at').whereIn('job_code', codes).where('scheduled_at', '>=', toTimestamp(planned.map(({ at }) => at).reduce((one, other) => one < other ? one : other))) as Row[]
    const isKnown = new Set(known.map(row => `${row.job_code} ${row.scheduled_at}`))
    const rows = planned.map(({ jobCode, at }) => ({ job_code: jobCode, status: 'pending', created_at: toTimestamp(now), scheduled_at: toTimestamp(at) }))
    const missing = rows.filter(row => !isKnown.has(`${row.job_code} ${row.scheduled_at}`))
    if (missing.length > 0) await transaction(table).insert(missing)
  })
}

/** The planned runs whose time has come, oldest first. */
export async function listDueEntries (database: Database, codes: readonly string[], now: Date): Promise<CronEntry[]> {
  const rows = await database(table).whereIn('job_code', codes).where({ status: 'pending' }).where('scheduled_at', '<=', toTimestamp(now)).orderBy(['scheduled_at', 'schedule_id']) as Row[]
  return rows.map(toEntry)
}

/** Takes a planned run; false where another process was faster. */
export async function startEntry (database: Database, id: number, now: Date): Promise<boolean> {
  return await inTransaction(database, async transaction => await transaction(table).where({ schedule_id: id, status: 'pending' }).update({ status: 'running', executed_at: toTimestamp(now) })) === 1
}

/** Notes how a run ended. */
export async function finishEntry (database: Database, id: number, { status, messages }: { status: CronStatus, messages: string }, now: Date): Promise<void> {
  await inTransaction(database, async transaction => {
    await transaction(table).where({ schedule_id: id }).update({ status, messages: messages.slice(0, longestMessage), finished_at: toTimestamp(now) })
  })
}

/** Gives the entries of a state, on demand only those planned for before a moment, another state. */
export async function closeEntries (database: Database, codes: readonly string[], { from, before, to, messages }: { from: CronStatus, before?: Date, to: CronStatus, messages: string }): Promise<void> {
  await inTransaction(database, async transaction => {
    const entries = transaction(table).whereIn('job_code', codes).where({ status: from })
    await (before === undefined ? entries : entries.where('scheduled_at', '<', toTimestamp(before))).update({ status: to, messages })
  })
}

/** Forgets entries of some states that were planned for before a moment. */
export async function deleteEntries (database: Database, codes: readonly string[], statuses: readonly CronStatus[], before: Date): Promise<void> {
  await inTransaction(database, async transaction => {
    await transaction(table).whereIn('job_code', codes).whereIn('status', statuses).where('scheduled_at', '<', toTimestamp(before)).delete()
  })
}

/** What ran or was left out, newest first. */
export async function listCronHistory (database: Database, limit: number): Promise<CronEntry[]> {
  const rows = await readRows<Row>(database, `select * from ${table} where status <> 'pending' order by scheduled_at desc, schedule_id desc limit ${Math.trunc(limit)}`, [])
  return rows.map(toEntry)
}

function toEntry (row: Row): CronEntry {
  return {
    id: row.schedule_id,
    jobCode: row.job_code,
    status: row.status,
    messages: row.messages ?? '',
    scheduledAt: fromTimestamp(row.scheduled_at),
    executedAt: row.executed_at === null ? undefined : fromTimestamp(row.executed_at),
    finishedAt: row.finished_at === null ? undefined : fromTimestamp(row.finished_at)
  }
}
