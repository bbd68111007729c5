import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { inTransaction, isUniqueViolation, type Database } from '../database/database.ts'
import { readRows } from '../database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../database/timestamp.ts'

/** Who runs background tasks: the server's own minute and `cron:run`, or a command of the tasks' own. */
export type CronRunner = 'cron' | 'cli'

/** The right to run a group's tasks, held by one process at a time. */
export interface CronLock {
  /** Holds on for longer; false where another process has taken over since. */
  renew: () => Promise<boolean>
  /** Gives the right back and notes by whom the run was brought to its end; undefined where it was not. */
  release: (by: CronRunner | undefined) => Promise<void>
}

/** When a group's tasks were last run to the end, and by whom. */
export interface LastCronRun {
  readonly at: Date
  readonly by: CronRunner
}

const table = 'backroom_cron_group'
/** Minutes after which the lock of a process that was killed counts no longer (the original's limit for stuck records). */
const lockMinutes = 10

/** Takes the lock of a group; undefined while another process holds it. */
export async function takeCronGroup (database: Database, group: string, clock: Clock): Promise<CronLock | undefined> {
  const runner = randomUUID()
  if (!await seize(database, group, runner, clock)) return undefined
  const isOurs = { group_code: group, runner }
  return {
    renew: async () => await change(database, isOurs, { locked_until: toEnd(clock) }) === 1,
    async release (by) {
      const run = by === undefined ? {} : { last_run_at: toTimestamp(clock.now()), last_run_by: by }
      await change(database, isOurs, { runner: null, locked_until: null, ...run })
    }
  }
}

/** The last run of a group that came to its end; undefined where there was none. */
export async function findLastRun (database: Database, group: string): Promise<LastCronRun | undefined> {
  const [row] = await readRows<{ last_run_at: string | null, last_run_by: string | null }>(database, `select last_run_at, last_run_by from ${table} where group_code = ?`, [group])
  return row?.last_run_at == null ? undefined : { at: fromTimestamp(row.last_run_at), by: row.last_run_by === 'cli' ? 'cli' : 'cron' }
}

/** One statement decides: of two processes at the same moment only one finds the row free, or inserts it. */
async function seize (database: Database, group: string, runner: string, clock: Clock): Promise<boolean> {
  const columns = { runner, locked_until: toEnd(clock) }
  const taken = await inTransaction(database, async transaction => await transaction(table).where({ group_code: group })
    .where(free => { free.whereNull('locked_until').orWhere('locked_until', '<=', toTimestamp(clock.now())) })
    .update(columns))
  if (taken === 1) return true
  try {
    await inTransaction(database, async transaction => { await transaction(table).insert({ group_code: group, ...columns }) })
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}

async function change (database: Database, which: object, columns: object): Promise<number> {
  return await inTransaction(database, async transaction => await transaction(table).where(which).update(columns))
}

function toEnd (clock: Clock): string {
  return toTimestamp(new Date(clock.now().getTime() + lockMinutes * 60_000))
}
