import type { KeyEnvironment } from '../../admin/key-authority.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../../kernel/database/timestamp.ts'
import type { CheckedBy, Occasion, Verdict, VerdictName } from './verdict.ts'

/** A verdict as it was recorded. */
export interface RecordedVerdict extends Verdict {
  readonly id: number
  readonly occasion: Occasion
  readonly username: string | undefined
}

interface Row {
  id: number
  checked_at: string
  user_name: string | null
  occasion: Occasion
  verdict: VerdictName
  reason: string
  environment: KeyEnvironment
  authority: string
  fingerprint: string | null
  last_four: string | null
  key_expires_at: string | null
  latency_ms: number
}

const table = 'backroom_key_validation'

/** Records one verdict. */
export async function saveVerdict (database: Database, verdict: Verdict, occasion: Occasion, by: CheckedBy): Promise<void> {
  await database(table).insert({
    checked_at: toTimestamp(verdict.checkedAt),
    user_id: by.userId,
    user_name: by.username,
    occasion,
    verdict: verdict.name,
    reason: verdict.reason.slice(0, 255),
    environment: verdict.environment,
    authority: verdict.authority.slice(0, 255),
    fingerprint: verdict.fingerprint ?? null,
    last_four: verdict.lastFour ?? null,
    key_expires_at: verdict.keyExpiresAt === undefined ? null : toTimestamp(verdict.keyExpiresAt),
    latency_ms: verdict.latencyMs,
    request_id: by.requestId
  })
}

/** The newest verdicts, newest first. */
export async function listRecentVerdicts (database: Database, limit: number): Promise<RecordedVerdict[]> {
  const rows = await readRows<Row>(database, `select * from ${table} order by id desc limit ${Math.trunc(limit)}`, [])
  return rows.map(toVerdict)
}

/** Forgets the verdicts before a moment; returns how many. */
export async function deleteVerdictsBefore (database: Database, before: Date): Promise<number> {
  return await inTransaction(database, async transaction => await transaction(table).where('checked_at', '<', toTimestamp(before)).delete())
}

function toVerdict (row: Row): RecordedVerdict {
  return {
    id: row.id,
    occasion: row.occasion,
    username: row.user_name ?? undefined,
    name: row.verdict,
    reason: row.reason,
    environment: row.environment,
    authority: row.authority,
    fingerprint: row.fingerprint ?? undefined,
    lastFour: row.last_four ?? undefined,
    keyExpiresAt: row.key_expires_at === null ? undefined : fromTimestamp(row.key_expires_at),
    checkedAt: fromTimestamp(row.checked_at),
    latencyMs: row.latency_ms
  }
}
