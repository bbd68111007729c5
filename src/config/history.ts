import type { Database } from '../kernel/database/database.ts'
import { fromTimestamp, toTimestamp } from '../kernel/database/timestamp.ts'
import type { ScopeAddress, ScopeType } from './scope.ts'
import type { Section } from './structure.ts'

/** Who saves. */
export interface Actor {
  /** Null for the command line. */
  readonly userId: number | null
  readonly userName: string
}

/** One changed value. `null` stands for "no row", an empty string for a row that was saved empty; of secrets only fingerprints. */
export interface ConfigChange {
  readonly path: string
  readonly scope: ScopeAddress
  readonly action: 'saved' | 'deleted'
  readonly oldValue: string | null
  readonly newValue: string | null
  readonly isSecret: boolean
}

/** A change as the history holds it. */
export interface RecordedChange extends ConfigChange {
  readonly id: number
  readonly changedAt: Date
  readonly actor: Actor
}

interface StoredChange {
  id: number,
  changed_at: string,
  user_id: number | null,
  user_name: string,
  scope: ScopeType,
  scope_id: number,
  path: string,
  action: 'saved' | 'deleted',
  old_value: string | null,
  new_value: string | null,
  is_secret: number | boolean
}

const table = 'backroom_config_change'
/** SQLite takes at most 500 rows in one insert. */
const rowsAtOnce = 100

/** Records changes; to be called in the transaction that makes them. */
export async function saveChanges (database: Database, changes: readonly ConfigChange[], actor: Actor, now: Date): Promise<void> {
  const rows = changes.map(change => ({
    changed_at: toTimestamp(now),
    user_id: actor.userId,
    user_name: actor.userName,
    scope: change.scope.type,
    scope_id: change.scope.id,
    path: change.path,
    action: change.action,
    old_value: change.oldValue,
    new_value: change.newValue,
    is_secret: change.isSecret
  }))
  for (let start = 0; start < rows.length; start += rowsAtOnce) await database(table).insert(rows.slice(start, start + rowsAtOnce))
}

/** The latest changes, newest first; with a section only those of its fields. Whoever shows them asks for the section's ACL resource. */
export async function listRecentChanges (database: Database, { limit, section }: { readonly limit: number, readonly section?: Section }): Promise<RecordedChange[]> {
  const rows = await database(table).orderBy('id', 'desc').limit(limit).modify(query => {
    if (section !== undefined) query.whereIn('path', section.fields.map(field => field.path))
  }) as StoredChange[]
  return rows.map(row => ({
    id: row.id,
    changedAt: fromTimestamp(row.changed_at),
    actor: { userId: row.user_id, userName: row.user_name },
    scope: { type: row.scope, id: row.scope_id },
    path: row.path,
    action: row.action,
    oldValue: row.old_value,
    newValue: row.new_value,
    isSecret: Boolean(row.is_secret)
  }))
}
