import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'
import { fromTimestamp } from '../../kernel/database/timestamp.ts'
import type { VerdictName } from '../services-connector/verdict.ts'
import type { Check } from './facts.ts'

interface Row {
  id: number
  verdict: VerdictName
  checked_at: string
  fingerprint: string | null
  key_expires_at: string | null
}

const select = 'select id, verdict, checked_at, fingerprint, key_expires_at from backroom_key_validation'

/** The number of the newest check; 0 where there is none. */
export async function findLastCheckId (database: Database): Promise<number> {
  const [row] = await readRows<{ id: number }>(database, 'select id from backroom_key_validation order by id desc limit 1', [])
  return row?.id ?? 0
}

/** A user's first and last entry into the channel after the check with a number. */
export async function findEntries (database: Database, userId: number, afterId: number): Promise<{ first: Check | undefined, last: Check | undefined }> {
  const of = 'where user_id = ? and occasion = ? and id > ?'
  const [first] = await readRows<Row>(database, `${select} ${of} order by id limit 1`, [userId, 'access', afterId])
  if (first === undefined) return { first: undefined, last: undefined }
  const [last] = await readRows<Row>(database, `${select} ${of} order by id desc limit 1`, [userId, 'access', afterId])
  return { first: toCheck(first), last: last === undefined ? undefined : toCheck(last) }
}

/** The last answer about a key; that nobody could be reached is none. */
export async function findLastAnswer (database: Database, fingerprint: string): Promise<Check | undefined> {
  const [row] = await readRows<Row>(database, `${select} where fingerprint = ? and verdict <> ? order by id desc limit 1`, [fingerprint, 'unreachable'])
  return row === undefined ? undefined : toCheck(row)
}

function toCheck (row: Row): Check {
  return {
    id: row.id,
    name: row.verdict,
    at: fromTimestamp(row.checked_at),
    fingerprint: row.fingerprint ?? undefined,
    keyExpiresAt: row.key_expires_at === null ? undefined : fromTimestamp(row.key_expires_at)
  }
}
