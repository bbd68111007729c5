import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../../kernel/database/timestamp.ts'

/** How the guide stands beside a user's pages: unfolded, folded, or not at all. */
export type PanelState = 'open' | 'closed' | 'off'

/** What a certificate says besides the steps, as it was when the run ended. */
export interface Finish {
  readonly userName: string
  readonly instance: string
  readonly version: string
  /** Of the key that opened the channel, and the number of that check. */
  readonly fingerprint: string
  readonly verdictId: number
}

/** A user's way through the procedure, from when it was begun. */
export interface GuideRun {
  readonly id: number
  readonly userId: number
  /** Checks of the key with a number up to this one were before the run. */
  readonly startVerdictId: number
  readonly startedAt: Date
  readonly finished: (Finish & { readonly at: Date }) | undefined
}

interface Row {
  id: number
  user_id: number
  start_verdict_id: number
  started_at: string
  finished_at: string | null
  user_name: string | null
  instance: string | null
  version: string | null
  fingerprint: string | null
  verdict_id: number | null
}

const table = 'backroom_guide_run'

/** A user's present run and whether the guide stands beside his pages: one row by its key. */
export async function findGuide (database: Database, userId: number): Promise<{ panel: PanelState, run: GuideRun } | undefined> {
  const [row] = await readRows<Row & { panel: PanelState }>(database, `select run.*, setting.panel from backroom_guide_setting as setting
    join ${table} as run on run.id = setting.run_id where setting.user_id = ?`, [userId])
  return row === undefined ? undefined : { panel: row.panel, run: toRun(row) }
}

export async function findRun (database: Database, id: number): Promise<GuideRun | undefined> {
  const [row] = await readRows<Row>(database, `select * from ${table} where id = ?`, [id])
  return row === undefined ? undefined : toRun(row)
}

/** The user's finished runs, newest first. */
export async function listFinishedRuns (database: Database, userId: number, limit: number): Promise<GuideRun[]> {
  const rows = await readRows<Row>(database, `select * from ${table} where user_id = ? and finished_at is not null order by finished_at desc, id desc limit ${Math.trunc(limit)}`, [userId])
  return rows.map(toRun)
}

/** Begins a run and shows it beside the pages; the one before it ends where it stood. Call it in a transaction. */
export async function startRun (database: Database, userId: number, startVerdictId: number, now: Date): Promise<void> {
  const before = await database('backroom_guide_setting').where({ user_id: userId }).first('run_id') as { run_id: number | null } | undefined
  if (before?.run_id !== undefined && before.run_id !== null) await database(table).where({ id: before.run_id }).update({ restarted_at: toTimestamp(now) })
  const [id] = await database(table).insert({ user_id: userId, start_verdict_id: startVerdictId, started_at: toTimestamp(now) })
  await database('backroom_guide_setting').insert({ user_id: userId, panel: 'open', run_id: id }).onConflict('user_id').merge()
}

/** Changes how the guide stands beside a user's pages. */
export async function savePanelState (database: Database, userId: number, panel: PanelState): Promise<void> {
  await database('backroom_guide_setting').where({ user_id: userId }).update({ panel })
}

/** Ends a run; the first end stands. */
export async function finishRun (database: Database, id: number, { userName, instance, version, fingerprint, verdictId }: Finish, now: Date): Promise<void> {
  await database(table).where({ id }).whereNull('finished_at')
    .update({ finished_at: toTimestamp(now), user_name: userName.slice(0, 110), instance: instance.slice(0, 255), version: version.slice(0, 32), fingerprint, verdict_id: verdictId })
}

/** When each step of a run first came true, by step. */
export async function findStepDates (database: Database, runId: number): Promise<ReadonlyMap<string, Date>> {
  const rows = await readRows<{ step: string, first_done_at: string }>(database, 'select step, first_done_at from backroom_guide_step where run_id = ?', [runId])
  return new Map(rows.map(row => [row.step, fromTimestamp(row.first_done_at)]))
}

/** Notes when steps first came true; what another tab has noted stands. */
export async function saveStepDates (database: Database, runId: number, dates: ReadonlyArray<readonly [string, Date]>): Promise<void> {
  await database('backroom_guide_step').insert(dates.map(([step, at]) => ({ run_id: runId, step, first_done_at: toTimestamp(at) }))).onConflict(['run_id', 'step']).ignore()
}

function toRun (row: Row): GuideRun {
  const { finished_at: finishedAt, user_name: userName, instance, version, fingerprint, verdict_id: verdictId } = row
  return {
    id: row.id,
    userId: row.user_id,
    startVerdictId: row.start_verdict_id,
    startedAt: fromTimestamp(row.started_at),
    finished: finishedAt === null ? undefined : { at: fromTimestamp(finishedAt), userName: userName ?? '', instance: instance ?? '', version: version ?? '', fingerprint: fingerprint ?? '', verdictId: verdictId ?? 0 }
  }
}
