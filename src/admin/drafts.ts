import type { Clock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database/database.ts'
import { readRows } from '../kernel/database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../kernel/database/timestamp.ts'

/** What somebody had typed when the form could not be taken (session over, form key wrong); secrets are never part of it. */
export interface Draft {
  readonly savedAt: Date
  /** Values by input name. */
  readonly values: Readonly<Record<string, string | string[]>>
}

/** Keeps one draft a user and page. */
export interface Drafts {
  save: (userId: number, page: string, values: Draft['values']) => Promise<void>
  find: (userId: number, page: string) => Promise<Draft | undefined>
  discard: (userId: number, page: string) => Promise<void>
}

const table = 'backroom_draft'
/** What is longer is no form of ours, and not kept. */
const longest = 512 * 1024

/** Builds the drafts over their table. */
export function createDrafts (database: Database, clock: Clock): Drafts {
  return {
    async save (userId, page, values) {
      const body = JSON.stringify(values)
      if (body.length > longest) return
      await database(table).insert({ user_id: userId, page, body, saved_at: toTimestamp(clock.now()) }).onConflict(['user_id', 'page']).merge()
    },
    async find (userId, page) {
      const rows = await readRows<{ body: string, saved_at: string }>(database, `select body, saved_at from ${table} where user_id = ? and page = ?`, [userId, page])
      const row = rows[0]
      return row === undefined ? undefined : { savedAt: fromTimestamp(row.saved_at), values: JSON.parse(row.body) as Draft['values'] }
    },
    async discard (userId, page) {
      await database(table).where({ user_id: userId, page }).delete()
    }
  }
}
