import type { Database } from '../../kernel/database/database.ts'
import { fromTimestamp, toTimestamp } from '../../kernel/database/timestamp.ts'
import { toRefusal, type ApiKeyRecord, type Refusal } from '../api-key-row.ts'

/** A secret that a key had before it was rolled; its text is gone, its keyed hash stays. */
export interface ReplacedSecret {
  readonly lastFour: string
  readonly issuedAt: Date
  readonly replacedAt: Date
  /** It works strictly before this moment. */
  readonly stopsAt: Date
  /** Whether it stops earlier, with the first use of the secret that replaced it. */
  readonly endsOnUse: boolean
  readonly lastUsedAt: Date | undefined
  readonly lastUsedBy: string | undefined
  readonly refusal: Refusal | undefined
}

interface Row {
  last_four: string
  issued_at: string
  replaced_at: string
  stops_at: string
  ends_on_use: number
  last_used_at: string | null
  last_used_by: string | null
  refused_at: string | null
  refused_outcome: string | null
  refused_by: string | null
}

const table = 'account_api_key_generation'

/** Keeps the present secret of a key as a replaced one, with what is known of its use. */
export async function insertReplacedSecret (database: Database, key: ApiKeyRecord, end: { replacedAt: Date, stopsAt: Date, endsOnUse: boolean }): Promise<void> {
  await database(table).insert({
    key_id: key.id,
    lookup_id: key.lookupId,
    key_hash: key.keyHash,
    last_four: key.lastFour,
    issued_at: toTimestamp(key.issuedAt),
    replaced_at: toTimestamp(end.replacedAt),
    stops_at: toTimestamp(end.stopsAt),
    ends_on_use: end.endsOnUse,
    last_used_at: key.lastUsedAt === undefined ? null : toTimestamp(key.lastUsedAt),
    last_used_by: key.lastUsedBy ?? null,
    refused_at: key.refusal === undefined ? null : toTimestamp(key.refusal.at),
    refused_outcome: key.refusal?.outcome ?? null,
    refused_by: key.refusal?.by ?? null
  })
}

/** The replaced secrets of a key, those that work longest first. */
export async function listReplacedSecrets (database: Database, keyId: number, limit: number): Promise<ReplacedSecret[]> {
  const rows = await database(table).where({ key_id: keyId }).orderBy([{ column: 'stops_at', order: 'desc' }, { column: 'id', order: 'desc' }]).limit(limit) as Row[]
  return rows.map(row => ({
    lastFour: row.last_four,
    issuedAt: fromTimestamp(row.issued_at),
    replacedAt: fromTimestamp(row.replaced_at),
    stopsAt: fromTimestamp(row.stops_at),
    endsOnUse: Boolean(row.ends_on_use),
    lastUsedAt: row.last_used_at === null ? undefined : fromTimestamp(row.last_used_at),
    lastUsedBy: row.last_used_by ?? undefined,
    refusal: toRefusal(row)
  }))
}

/** Stops every replaced secret of a key that still works; returns how many. */
export async function stopReplacedSecrets (database: Database, keyId: number, now: Date): Promise<number> {
  return await database(table).where({ key_id: keyId }).where('stops_at', '>', toTimestamp(now)).update({ stops_at: toTimestamp(now) })
}

/** Stops the replaced secrets of a key that waited for the use of a later one; of those older than a replaced secret, where it was that one. Returns how many. */
export async function stopWaitingSecrets (database: Database, keyId: number, now: Date, olderThan?: number): Promise<number> {
  const rows = database(table).where({ key_id: keyId, ends_on_use: true }).where('stops_at', '>', toTimestamp(now))
  return await (olderThan === undefined ? rows : rows.where('id', '<', olderThan)).update({ stops_at: toTimestamp(now) })
}
