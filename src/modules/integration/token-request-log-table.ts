import type { Database } from '../../kernel/database/database.ts'
import { fromTimestamp, toTimestamp } from '../../kernel/database/timestamp.ts'

/** How often a token was asked for in vain under a user name. */
export interface TokenRequests {
  readonly failures: number
  /** When they are forgotten, or no longer lock. */
  readonly expires: Date
}

interface Row { failures_count: number | null, lock_expires_at: string }

const table = 'oauth_token_request_log'
/** The original's number for admin users. */
const adminType = 2
const longestName = 255

function keyOf (username: string): { user_name: string, user_type: number } {
  return { user_name: username.toLowerCase().slice(0, longestName), user_type: adminType }
}

/** Reads the counter of a user name, whether or not there is such a user; undefined where nothing was counted. */
export async function findTokenRequests (database: Database, username: string): Promise<TokenRequests | undefined> {
  const row = await database(table).where(keyOf(username)).first('failures_count', 'lock_expires_at') as Row | undefined
  return row === undefined ? undefined : { failures: row.failures_count ?? 0, expires: fromTimestamp(row.lock_expires_at) }
}

/** Writes the counter of a user name, and forgets all counters that have expired. */
export async function saveTokenRequests (database: Database, username: string, { failures, expires }: TokenRequests, now: Date): Promise<void> {
  const values = { failures_count: failures, lock_expires_at: toTimestamp(expires) }
  await database(table).where('lock_expires_at', '<=', toTimestamp(now)).delete()
  await database(table).insert({ ...keyOf(username), ...values }).onConflict(['user_name', 'user_type']).merge(values)
}

/** Forgets the failures of a user name. */
export async function deleteTokenRequests (database: Database, username: string): Promise<void> {
  await database(table).where(keyOf(username)).delete()
}
