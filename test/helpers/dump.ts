import type { Database } from '../../src/kernel/database/database.ts'

/**
 * What a mere look at a page may write: that somebody was there, the verdict of a validation with what follows from it for
 * the list of communication errors, when a key was last used, uses of a budget, and which state of the instance was last seen.
 */
export const recordTables = ['backroom_session', 'backroom_audit_event', 'backroom_audit_head', 'backroom_key_validation', 'channel_amazon_error_log', 'backroom_rate_count', 'flag']
const recordColumns = ['last_used_at', 'last_used_by']

/** Every row of every table but the given ones, by table. */
export async function dumpTables (database: Database, except: readonly string[]): Promise<Record<string, string>> {
  const tables = await database('sqlite_master').where({ type: 'table' }).whereNot('name', 'like', 'sqlite_%').orderBy('name').pluck('name') as string[]
  const dumps: Record<string, string> = {}
  for (const table of tables) {
    if (!except.includes(table)) dumps[table] = JSON.stringify(await database(table), (column, value: unknown) => recordColumns.includes(column) ? undefined : value)
  }
  return dumps
}
