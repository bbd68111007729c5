import { randomUUID } from 'node:crypto'
import type { AuditOrigin } from '../kernel/audit/audit-event.ts'
import type { Database } from '../kernel/database/database.ts'
import { readRows } from '../kernel/database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../kernel/database/timestamp.ts'
import type { ScopeAddress, ScopeType } from './scope.ts'
import type { Section } from './structure.ts'

/** Who saves; the user id is null for the command line. */
export type Actor = AuditOrigin

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
  readonly actor: Pick<Actor, 'userId' | 'userName'>
  /** Shared by everything that one save changed. */
  readonly changeSet: string
}

/** Which changes to list; what is left out does not narrow. */
export interface ChangeFilter {
  /** Only those of the section's fields. */
  readonly section?: Section
  readonly path?: string
  /** Only those of these paths. */
  readonly paths?: readonly string[]
  readonly scope?: ScopeAddress
  readonly changeSet?: string
  /** Only those older than this one, for the next page. */
  readonly before?: number
  readonly limit: number
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
  is_secret: number | boolean,
  change_set: string
}

const table = 'backroom_config_change'
/** SQLite takes at most 500 rows in one insert. */
const rowsAtOnce = 100

/** Records changes under one change set, which it returns; to be called in the transaction that makes them. */
export async function saveChanges (database: Database, changes: readonly ConfigChange[], actor: RecordedChange['actor'], now: Date, changeSet: string = randomUUID()): Promise<string> {
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
    is_secret: change.isSecret,
    change_set: changeSet
  }))
  for (let start = 0; start < rows.length; start += rowsAtOnce) await database(table).insert(rows.slice(start, start + rowsAtOnce))
  return changeSet
}

/** Changes, newest first. Whoever shows them asks for the ACL resource of the sections they belong to. */
export async function listChanges (database: Database, { section, path, paths, scope, changeSet, before, limit }: ChangeFilter): Promise<RecordedChange[]> {
  const rows = await database(table).orderBy('id', 'desc').limit(limit).modify(query => {
    if (section !== undefined) query.whereIn('path', section.fields.map(field => field.path))
    if (path !== undefined) query.where({ path })
    if (paths !== undefined) query.whereIn('path', [...paths])
    if (scope !== undefined) query.where({ scope: scope.type, scope_id: scope.id })
    if (changeSet !== undefined) query.where({ change_set: changeSet })
    if (before !== undefined) query.where('id', '<', before)
  }) as StoredChange[]
  return rows.map(toRecordedChange)
}

/** The newest changes of all, newest first. As listChanges, for pages that are opened often. */
export async function listLatestChanges (database: Database, limit: number): Promise<RecordedChange[]> {
  const rows = await readRows<StoredChange>(database, `select * from ${table} order by id desc limit ${Math.trunc(limit)}`, [])
  return rows.map(toRecordedChange)
}

/** How many changes each of these change sets has; with paths, of these only. */
export async function countChanges (database: Database, changeSets: readonly string[], paths?: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const query = database(table).whereIn('change_set', [...changeSets]).groupBy('change_set').select('change_set').count({ changes: '*' })
  const rows = await (paths === undefined ? query : query.whereIn('path', [...paths])) as unknown as Array<{ change_set: string, changes: number }>
  return new Map(rows.map(row => [row.change_set, row.changes]))
}

/** One change by its id. */
export async function findChange (database: Database, id: number): Promise<RecordedChange | undefined> {
  const row = await database(table).where({ id }).first() as StoredChange | undefined
  return row === undefined ? undefined : toRecordedChange(row)
}

function toRecordedChange (row: StoredChange): RecordedChange {
  return {
    id: row.id,
    changedAt: fromTimestamp(row.changed_at),
    actor: { userId: row.user_id, userName: row.user_name },
    scope: { type: row.scope, id: row.scope_id },
    path: row.path,
    action: row.action,
    oldValue: row.old_value,
    newValue: row.new_value,
    isSecret: Boolean(row.is_secret),
    changeSet: row.change_set
  }
}
