import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'
import { fromTimestamp } from '../../kernel/database/timestamp.ts'
import type { KeyEnvironment } from '../key-format.ts'

/** What a look-up part finds: the present secret of a key, or one that was rolled away. */
export interface KeyCandidate {
  readonly keyId: number
  readonly accountId: number
  readonly environment: KeyEnvironment
  readonly description: string
  readonly keyHash: string
  readonly lastFour: string
  /** When this secret ends: by its expiry, or because it was rolled. */
  readonly expiresAt: Date | undefined
  readonly lastUsedAt: Date | undefined
  readonly refusedAt: Date | undefined
  readonly deletedAt: Date | undefined
  /** When the key was rolled away from this secret. */
  readonly replacedAt: Date | undefined
  /** Whether a rolled secret ends with the first use of the one that replaced it, at `expiresAt` at the latest. */
  readonly endsOnUse: boolean
  /** Where its use is noted. */
  readonly table: 'account_api_key' | 'account_api_key_generation'
  readonly rowId: number
}

interface Row {
  row_id: number
  key_id: number
  account_id: number
  environment: KeyEnvironment
  description: string
  key_hash: string
  last_four: string
  ends_at: string | null
  last_used_at: string | null
  refused_at: string | null
  deleted_at: string | null
  replaced_at: string | null
  ends_on_use: number
}

// One statement for both tables, so that a present, a replaced and an unknown look-up part cost the same.
const sql = `select k.id as row_id, k.id as key_id, k.account_id, k.environment, k.description, k.key_hash, k.last_four,
    k.expires_at as ends_at, k.last_used_at, k.refused_at, k.deleted_at, null as replaced_at, 0 as ends_on_use
  from account_api_key k where k.lookup_id = ?
  union all
  select g.id, k.id, k.account_id, k.environment, k.description, g.key_hash, g.last_four,
    g.stops_at, g.last_used_at, g.refused_at, k.deleted_at, g.replaced_at, g.ends_on_use
  from account_api_key_generation g join account_api_key k on k.id = g.key_id where g.lookup_id = ?`

/** Finds a secret, living or not, by the part of it that is no secret. */
export async function findKeyCandidate (database: Database, lookupId: string): Promise<KeyCandidate | undefined> {
  const [row] = await readRows<Row>(database, sql, [lookupId, lookupId])
  if (row === undefined) return undefined
  return {
    keyId: row.key_id,
    accountId: row.account_id,
    environment: row.environment,
    description: row.description,
    keyHash: row.key_hash,
    lastFour: row.last_four,
    expiresAt: toDate(row.ends_at),
    lastUsedAt: toDate(row.last_used_at),
    refusedAt: toDate(row.refused_at),
    deletedAt: toDate(row.deleted_at),
    replacedAt: toDate(row.replaced_at),
    endsOnUse: Boolean(row.ends_on_use),
    table: row.replaced_at === null ? 'account_api_key' : 'account_api_key_generation',
    rowId: row.row_id
  }
}

function toDate (timestamp: string | null): Date | undefined {
  return timestamp === null ? undefined : fromTimestamp(timestamp)
}
