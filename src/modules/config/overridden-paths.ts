import type { ScopeAddress } from '../../config/scope.ts'
import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'

/** So many store views of a website are looked at one by one; beyond them only the first rows of a path are. */
const viewsLookedAt = 20
const rowsLookedAt = 20

/**
 * Which of the paths have a row below a scope, in one query. Its cost is bounded for each path, whatever the number of store
 * views and rows; for that, in a website of more than 20 views with more than 20 rows of a path, an override can be missed.
 */
export async function findOverriddenPaths (database: Database, paths: readonly string[], scope: ScopeAddress): Promise<ReadonlySet<string>> {
  if (scope.type === 'stores' || paths.length === 0) return new Set()
  const list = `(values ${paths.map(() => '(?)').join(',')})`
  if (scope.type === 'default') {
    return toSet(await readRows(database, `select column1 as path from ${list} where exists (select 1 from core_config_data as c where c.path = column1 and c.scope <> 'default')`, paths))
  }
  // Asked by the whole unique key: by the path alone, every row of the path would be looked at.
  const inViews = `select column1 as path from ${list} where exists (select 1 from (select store_id from store where website_id = ? order by store_id limit ${viewsLookedAt}) as v
    where exists (select 1 from core_config_data as c where c.scope = 'stores' and c.scope_id = v.store_id and c.path = column1))`
  // The plus keeps the database from looking through all rows of all store views for the path.
  const inRows = `select column1 as path from ${list} where exists (select 1 from (select scope_id from core_config_data as c
    where c.path = column1 and +c.scope = 'stores' limit ${rowsLookedAt}) as r join store as s on s.store_id = r.scope_id where s.website_id = ?)`
  return toSet(await readRows(database, `${inViews} union ${inRows}`, [...paths, scope.id, ...paths, scope.id]))
}

function toSet (rows: ReadonlyArray<{ path: string }>): Set<string> {
  return new Set(rows.map(row => row.path))
}
