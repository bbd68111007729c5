import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'

const table = 'admin_passwords'
/** How many of a user's passwords are remembered, the present one included; the original's number. */
const remembered = 4

/** The hashes of the passwords that a user must not take again, newest first. */
export async function listPasswordHashes (database: Database, userId: number): Promise<string[]> {
  const rows = await readRows<{ password_hash: string }>(database, `select password_hash from ${table} where user_id = ? order by password_id desc`, [userId])
  return rows.slice(0, remembered).map(row => row.password_hash)
}

/** When the present password was set; undefined where that was never noted, as for users of an older version. */
export async function findPasswordTime (database: Database, userId: number): Promise<Date | undefined> {
  const [row] = await readRows<{ last_updated: number }>(database, `select last_updated from ${table} where user_id = ? order by password_id desc limit 1`, [userId])
  return row === undefined ? undefined : new Date(Number(row.last_updated) * 1000)
}

/** Remembers a new password and forgets those that no longer count. */
export async function addPasswordHash (transaction: Database, userId: number, hash: string, now: Date): Promise<void> {
  await transaction(table).insert({ user_id: userId, password_hash: hash, last_updated: Math.floor(now.getTime() / 1000) })
  const kept = await transaction(table).where({ user_id: userId }).orderBy('password_id', 'desc').limit(remembered).pluck('password_id') as number[]
  await transaction(table).where({ user_id: userId }).where('password_id', '<', kept.at(-1)!).delete()
}

/** The same password in another form: it was not changed, only hashed anew. */
export async function replacePasswordHash (transaction: Database, userId: number, before: string, after: string): Promise<void> {
  await transaction(table).where({ user_id: userId, password_hash: before }).update({ password_hash: after })
}
