import { toTimestamp } from '../kernel/database/timestamp.ts'
import type { Database } from '../kernel/database/database.ts'
import { readRows } from '../kernel/database/read-rows.ts'
import { createError } from '../kernel/errors.ts'
import type { ScopeAddress, ScopeType } from './scope.ts'

/** A row of `core_config_data`; `value` is null where an empty string was saved. */
export interface ConfigRow {
  readonly configId: number
  readonly scope: ScopeType
  readonly scopeId: number
  readonly path: string
  readonly value: string | null
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  readonly updatedAt: string
}

interface StoredRow { config_id: number, scope: ScopeType, scope_id: number, path: string, value: string | null, updated_at: string }

const ValueNotText = createError('CONFIG_VALUE_NOT_TEXT', 'The value of "%1" is no text; configuration values are stored as text only.', 500)

const table = 'core_config_data'
const select = `SELECT config_id, scope, scope_id, path, value, updated_at FROM ${table} WHERE scope = ? AND scope_id = ? AND path`

/** The rows of one path at the given scopes. */
export async function findRows (database: Database, path: string, chain: readonly ScopeAddress[]): Promise<ConfigRow[]> {
  return await listRows(database, [path], chain)
}

/** The rows of several paths at the given scopes, in one query that only looks up the unique index: its cost does not grow with the table. */
export async function listRows (database: Database, paths: readonly string[], chain: readonly ScopeAddress[]): Promise<ConfigRow[]> {
  if (paths.length === 0 || chain.length === 0) return []
  const bindings = chain.flatMap(level => [level.type, level.id, ...paths])
  const rows = await readRows<StoredRow>(database, findSql(paths.length, chain.length), bindings)
  return rows.map(toRow)
}

/** Texts by how many paths and levels they ask for: there are few. */
const texts = new Map<number, string>()
const mostLevels = 10

function findSql (paths: number, levels: number): string {
  const key = paths * mostLevels + levels
  const known = texts.get(key)
  if (known !== undefined) return known
  const one = paths === 1 ? `${select} = ?` : `${select} IN (${Array.from({ length: paths }, () => '?').join(',')})`
  const text = Array.from({ length: levels }, () => one).join(' UNION ALL ')
  if (levels < mostLevels) texts.set(key, text)
  return text
}

/**
 * All rows at the given scopes (everywhere where none are given), by scope and path; with prefixes only the paths that are one of
 * them or lie below one (`web/seo` takes `web/seo/use_rewrites`, not `web/seo_more/x`).
 */
export async function listAllRows (database: Database, scopes: readonly ScopeAddress[] | undefined, prefixes: readonly string[]): Promise<ConfigRow[]> {
  const rows = await database(table).orderBy(['scope', 'scope_id', 'path']).modify(query => {
    if (scopes !== undefined) query.where(inner => { for (const { type, id } of scopes) inner.orWhere({ scope: type, scope_id: id }) })
    // "0" is the character after "/": a range uses the index, LIKE would not.
    if (prefixes.length > 0) query.where(inner => { for (const prefix of prefixes) inner.orWhere({ path: prefix }).orWhereBetween('path', [`${prefix}/`, `${prefix}0`]) })
  }) as StoredRow[]
  return rows.map(toRow)
}

/** Writes the row of a path at a scope, whether there was one or not. Refuses what is neither text nor null: the driver would store 41 as "41.0". */
export async function saveRow (database: Database, address: ScopeAddress, path: string, value: string | null, now: Date): Promise<void> {
  if (value !== null && typeof value !== 'string') throw ValueNotText(path)
  await database(table)
    .insert({ scope: address.type, scope_id: address.id, path, value, updated_at: toTimestamp(now) })
    .onConflict(['scope', 'scope_id', 'path'])
    .merge(['value', 'updated_at'])
}

/** Deletes the row of a path at a scope, so that what lies above it shows through. */
export async function deleteRow (database: Database, address: ScopeAddress, path: string): Promise<void> {
  await database(table).where({ scope: address.type, scope_id: address.id, path }).delete()
}

function toRow (row: StoredRow): ConfigRow {
  return { configId: row.config_id, scope: row.scope, scopeId: row.scope_id, path: row.path, value: row.value, updatedAt: row.updated_at }
}
