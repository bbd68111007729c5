import type { Database } from '../kernel/database/database.ts'
import { readRows } from '../kernel/database/read-rows.ts'
import { fromTimestamp } from '../kernel/database/timestamp.ts'
import type { ScopeAddress } from './scope.ts'

/** A change of the history, as far as another save has to know of it. Of a secret the values are fingerprints. */
export interface ChangeSince {
  readonly id: number
  readonly path: string
  readonly changedAt: Date
  readonly userId: number | null
  readonly userName: string
  /** Null where there was no row, or is none any more. */
  readonly oldValue: string | null
  readonly newValue: string | null
}

interface StoredChange { id: number, path: string, changed_at: string, user_id: number | null, user_name: string, old_value: string | null, new_value: string | null }

/** Id of the latest change of any value: what a page shows is as old as this; 0 where nothing was ever changed. */
export async function findLatestChangeId (database: Database): Promise<number> {
  const rows = await readRows<{ id: number | null }>(database, 'select max(id) as id from backroom_config_change', [])
  return rows[0]?.id ?? 0
}

/** The changes at one scope after a change, oldest first. */
export async function listChangesSince (database: Database, scope: ScopeAddress, since: number): Promise<ChangeSince[]> {
  const rows = await readRows<StoredChange>(database, `select id, path, changed_at, user_id, user_name, old_value, new_value
    from backroom_config_change where id > ? and scope = ? and scope_id = ? order by id`, [since, scope.type, scope.id])
  return rows.map(row => ({
    id: row.id,
    path: row.path,
    changedAt: fromTimestamp(row.changed_at),
    userId: row.user_id,
    userName: row.user_name,
    oldValue: row.old_value,
    newValue: row.new_value
  }))
}
