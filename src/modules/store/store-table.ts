import { defaultScope, type Scope, type ScopeDirectory } from '../../config/scope.ts'
import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'

/** A website with its stores and their views, as the scope switcher shows them. */
export interface WebsiteTree {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly groups: ReadonlyArray<{ readonly name: string, readonly stores: ReadonlyArray<{ readonly id: number, readonly code: string, readonly name: string }> }>
}

interface WebsiteRow { website_id: number, code: string, name: string }
interface StoreRow { store_id: number, code: string, name: string, website_id: number }
interface TreeRow { website_id: number, website_code: string, website_name: string, group_name: string | null, store_id: number | null, store_code: string | null, store_name: string | null, group_id: number | null }

/** Builds the look-up of websites and store views; the Admin's own row 0 is no scope. */
export function createScopeDirectory (database: Database): ScopeDirectory {
  return {
    async findWebsite (idOrCode) {
      const rows = await readRows<WebsiteRow>(database, `select website_id, code, name from store_website where ${toCondition('website_id', idOrCode)} and website_id > 0`, [idOrCode])
      const row = rows[0]
      return row === undefined ? undefined : { type: 'websites', id: row.website_id, code: row.code, name: row.name, parents: [defaultScope] }
    },
    async findStore (idOrCode) {
      const rows = await readRows<StoreRow>(database, `select store_id, code, name, website_id from store where ${toCondition('store_id', idOrCode)} and store_id > 0`, [idOrCode])
      const row = rows[0]
      return row === undefined ? undefined : toStoreScope(row)
    }
  }
}

/** All websites with their stores and views, in the original's order. */
export async function listWebsiteTrees (database: Database): Promise<WebsiteTree[]> {
  const rows = await readRows<TreeRow>(database, `select w.website_id, w.code as website_code, w.name as website_name, g.group_id, g.name as group_name, s.store_id, s.code as store_code, s.name as store_name
    from store_website as w
    left join store_group as g on g.website_id = w.website_id
    left join store as s on s.group_id = g.group_id
    where w.website_id > 0
    order by w.sort_order, w.website_id, g.group_id, s.sort_order, s.store_id`, [])
  const websites = new Map<number, { id: number, code: string, name: string, groups: Map<number, { name: string, stores: Array<{ id: number, code: string, name: string }> }> }>()
  for (const row of rows) {
    const website = websites.get(row.website_id) ?? { id: row.website_id, code: row.website_code, name: row.website_name, groups: new Map() }
    websites.set(row.website_id, website)
    if (row.group_id === null) continue
    const group = website.groups.get(row.group_id) ?? { name: row.group_name ?? '', stores: [] }
    website.groups.set(row.group_id, group)
    if (row.store_id !== null) group.stores.push({ id: row.store_id, code: row.store_code ?? '', name: row.store_name ?? '' })
  }
  return [...websites.values()].map(({ groups, ...website }) => ({ ...website, groups: [...groups.values()] }))
}

/** Digits are an id, everything else a code (codes begin with a letter). */
function toCondition (idColumn: string, idOrCode: string): string {
  return /^\d{1,9}$/.test(idOrCode) ? `${idColumn} = cast(? as integer)` : 'code = ?'
}

function toStoreScope (row: StoreRow): Scope {
  return { type: 'stores', id: row.store_id, code: row.code, name: row.name, parents: [{ type: 'websites', id: row.website_id }, defaultScope] }
}
