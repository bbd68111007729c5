import type { Scope, ScopeAddress } from '../../config/scope.ts'
import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'

/** A row of a narrower scope that hides a value there; `value` is as it is stored. */
export interface FieldOverride {
  readonly scope: ScopeAddress
  /** Of a store view with its website. */
  readonly name: string
  /** A store view that is switched off. */
  readonly isDisabled: boolean
  readonly value: string | null
}

/** How many store views stand below a scope, and how many of them do not take a path's value from it. */
export interface Reach {
  readonly views: number
  readonly overriding: number
}

interface OverrideRow { scope: 'websites' | 'stores', scope_id: number, value: string | null, name: string, website_name: string | null, is_active: number | null }

const from = `from core_config_data as c
  left join store as s on c.scope = 'stores' and s.store_id = c.scope_id and s.store_id > 0
  left join store_website as v on v.website_id = s.website_id
  left join store_website as w on c.scope = 'websites' and w.website_id = c.scope_id and w.website_id > 0
  where c.path = ? and c.scope <> 'default' and (s.store_id is not null or w.website_id is not null)`

/** The rows of a path below a scope, websites first. */
export async function listFieldOverrides (database: Database, path: string, scope: Scope, { offset, limit }: { readonly offset: number, readonly limit: number }): Promise<FieldOverride[]> {
  if (scope.type === 'stores') return []
  const rows = await readRows<OverrideRow>(database, `select c.scope, c.scope_id, c.value, coalesce(s.name, w.name) as name, v.name as website_name, s.is_active
    ${from} ${toCondition(scope)} order by c.scope desc, c.scope_id limit ? offset ?`, [path, ...toBindings(scope), limit, offset])
  return rows.map(row => ({
    scope: { type: row.scope, id: row.scope_id },
    name: row.website_name === null ? row.name : `${row.website_name} / ${row.name}`,
    isDisabled: row.is_active === 0,
    value: row.value
  }))
}

/** How many rows listFieldOverrides would list without a limit. */
export async function countFieldOverrides (database: Database, path: string, scope: Scope): Promise<number> {
  if (scope.type === 'stores') return 0
  const rows = await readRows<{ count: number }>(database, `select count(*) as count ${from} ${toCondition(scope)}`, [path, ...toBindings(scope)])
  return rows[0]!.count
}

/** What changing a path at a scope would reach; a store view reaches itself alone. */
export async function findReach (database: Database, path: string, scope: Scope): Promise<Reach> {
  if (scope.type === 'stores') return { views: 1, overriding: 0 }
  // The plus leads the database to the index of paths: by the scope it would look through all rows of all store views.
  const own = 'store_id in (select scope_id from core_config_data where path = ? and +scope = \'stores\')'
  const throughWebsite = 'website_id in (select scope_id from core_config_data where path = ? and +scope = \'websites\')'
  const isWebsite = scope.type === 'websites'
  const rows = await readRows<{ views: number, overriding: number | null }>(database, `select count(*) as views, sum(${isWebsite ? own : `${own} or ${throughWebsite}`}) as overriding
    from store where store_id > 0 ${isWebsite ? 'and website_id = ?' : ''}`, isWebsite ? [path, scope.id] : [path, path])
  return { views: rows[0]!.views, overriding: rows[0]!.overriding ?? 0 }
}

function toCondition (scope: Scope): string {
  return scope.type === 'websites' ? 'and s.website_id = ?' : ''
}

function toBindings (scope: Scope): number[] {
  return scope.type === 'websites' ? [scope.id] : []
}
