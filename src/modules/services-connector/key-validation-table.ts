import type { KeyEnvironment } from '../../admin/key-authority.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { insertRecord } from '../../kernel/database/insert-record.ts'
import { readRows } from '../../kernel/database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../../kernel/database/timestamp.ts'
import type { CheckedBy, KeyOrigin, Occasion, Verdict, VerdictName } from './verdict.ts'

/** A verdict as it was recorded. */
export interface RecordedVerdict extends Verdict {
  readonly id: number
  readonly occasion: Occasion
  readonly username: string | undefined
  /** The request (or the run of a job) that it was part of. */
  readonly requestId: string | undefined
}

/** A row of the table, as the searches of the record read it too. */
export interface VerdictRow {
  readonly id: number
  readonly checked_at: string
  readonly user_name: string | null
  readonly occasion: Occasion
  readonly verdict: VerdictName
  readonly reason: string
  readonly environment: KeyEnvironment
  readonly authority: string
  readonly fingerprint: string | null
  readonly last_four: string | null
  readonly key_expires_at: string | null
  readonly key_replaced_at: string | null
  readonly key_ends_on_use: number | null
  readonly description: string | null
  readonly config_scope: KeyOrigin | null
  readonly config_path: string | null
  readonly config_place: string | null
  readonly latency_ms: number
  readonly request_id: string | null
}

/** Name of the table of verdicts. */
export const verdictTable = 'backroom_key_validation'
const longest = 255

/** Records one verdict; returns its id. */
export async function saveVerdict (database: Database, verdict: Verdict, occasion: Occasion, by: CheckedBy): Promise<number> {
  return await insertRecord(database, verdictTable, toColumns(verdict, occasion, by))
}

/** Records a verdict that differs from the one before it, with what else is written of that, as one transaction; returns its id. */
export async function saveChangedVerdict (database: Database, columns: ReturnType<typeof toColumns>, alsoWrite: (transaction: Database) => Promise<void>): Promise<number> {
  return await inTransaction(database, async transaction => {
    await alsoWrite(transaction)
    const [id] = await transaction(verdictTable).insert(columns)
    return id!
  })
}

/** What is stored of a verdict, by column. */
export function toColumns (verdict: Verdict, occasion: Occasion, by: Partial<CheckedBy>): Record<string, string | number | null> {
  return {
    checked_at: toTimestamp(verdict.checkedAt),
    user_id: by.userId ?? null,
    user_name: by.username ?? null,
    occasion,
    verdict: verdict.name,
    reason: verdict.reason.slice(0, longest),
    environment: verdict.environment,
    authority: verdict.authority.slice(0, longest),
    fingerprint: verdict.fingerprint ?? null,
    last_four: verdict.lastFour ?? null,
    key_expires_at: toColumn(verdict.keyExpiresAt),
    key_replaced_at: toColumn(verdict.keyReplacedAt),
    key_ends_on_use: verdict.keyEndsOnUse === true ? 1 : null,
    description: verdict.description?.slice(0, longest) ?? null,
    config_scope: verdict.configScope ?? null,
    config_path: verdict.configPath ?? null,
    config_place: verdict.configPlace?.slice(0, longest) ?? null,
    latency_ms: verdict.latencyMs,
    request_id: by.requestId ?? null
  }
}

/** The newest verdicts, newest first. */
export async function listRecentVerdicts (database: Database, limit: number): Promise<RecordedVerdict[]> {
  const rows = await readRows<VerdictRow>(database, `select * from ${verdictTable} order by id desc limit ${Math.trunc(limit)}`, [])
  return rows.map(toVerdict)
}

/** The newest verdict about the key that the channel uses; tests of other keys say nothing about it. */
export async function findLastVerdict (database: Database): Promise<RecordedVerdict | undefined> {
  const [row] = await readRows<VerdictRow>(database, `select * from ${verdictTable} where occasion <> 'test' order by id desc limit 1`, [])
  return row === undefined ? undefined : toVerdict(row)
}

/** When the channel's key was last found valid in an environment. */
export async function findLastGood (database: Database, environment: KeyEnvironment): Promise<RecordedVerdict | undefined> {
  const [row] = await readRows<VerdictRow>(database, `select * from ${verdictTable} where verdict = 'valid' and occasion <> 'test' and environment = ? order by checked_at desc, id desc limit 1`, [environment])
  return row === undefined ? undefined : toVerdict(row)
}

/** A verdict by its id. */
export async function findVerdict (database: Database, id: number): Promise<RecordedVerdict | undefined> {
  const [row] = await readRows<VerdictRow>(database, `select * from ${verdictTable} where id = ?`, [id])
  return row === undefined ? undefined : toVerdict(row)
}

/** How many keys somebody has tested since a moment. */
export async function countTests (database: Database, username: string, since: Date): Promise<number> {
  const [row] = await readRows<{ count: number }>(database, `select count(*) as count from ${verdictTable} where occasion = 'test' and checked_at > ? and user_name = ?`, [toTimestamp(since), username])
  return Number(row!.count)
}

/** Forgets the verdicts before a moment; returns how many. */
export async function deleteVerdictsBefore (database: Database, before: Date): Promise<number> {
  return await inTransaction(database, async transaction => await transaction(verdictTable).where('checked_at', '<', toTimestamp(before)).delete())
}

/** Reads a row. */
export function toVerdict (row: VerdictRow): RecordedVerdict {
  return {
    id: row.id,
    occasion: row.occasion,
    username: row.user_name ?? undefined,
    requestId: row.request_id ?? undefined,
    name: row.verdict,
    reason: row.reason,
    environment: row.environment,
    authority: row.authority,
    fingerprint: row.fingerprint ?? undefined,
    lastFour: row.last_four ?? undefined,
    keyExpiresAt: toDate(row.key_expires_at),
    keyReplacedAt: toDate(row.key_replaced_at),
    keyEndsOnUse: row.key_ends_on_use === 1,
    description: row.description ?? undefined,
    configScope: row.config_scope ?? undefined,
    configPath: row.config_path ?? undefined,
    configPlace: row.config_place ?? undefined,
    checkedAt: fromTimestamp(row.checked_at),
    latencyMs: row.latency_ms
  }
}

function toColumn (time: Date | undefined): string | null {
  return time === undefined ? null : toTimestamp(time)
}

function toDate (column: string | null): Date | undefined {
  return column === null ? undefined : fromTimestamp(column)
}
