import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'

/** One line of All Stores: a website, one of its stores, one of that one's views; null where there is none yet. */
export interface ScopeRow {
  readonly website: { readonly id: number, readonly code: string, readonly name: string }
  readonly group: { readonly id: number, readonly code: string, readonly name: string } | null
  readonly store: { readonly id: number, readonly code: string, readonly name: string, readonly isActive: boolean } | null
}

/** Which lines are wanted; every text is looked for anywhere in the name, upper and lower case of A to Z alike. */
export interface ScopeFilter {
  /** Each must stand in a name or code of the line. */
  readonly words?: readonly string[]
  readonly websiteName?: string
  readonly groupName?: string
  readonly storeName?: string
}

interface Row {
  website_id: number
  website_code: string | null
  website_name: string | null
  group_id: number | null
  group_code: string | null
  group_name: string | null
  store_id: number | null
  store_code: string | null
  store_name: string | null
  is_active: number | null
}

const columns = `w.website_id, w.code as website_code, w.name as website_name, g.group_id, g.code as group_code, g.name as group_name,
  s.store_id, s.code as store_code, s.name as store_name, s.is_active`
const joined = `from store_website as w
  left join store_group as g on g.website_id = w.website_id
  left join store as s on s.group_id = g.group_id
  where w.website_id > 0`
const order = 'order by w.sort_order, w.website_id, g.group_id, s.sort_order, s.store_id'
const anyText = ['w.name', 'w.code', 'g.name', 'g.code', 's.name', 's.code'].map(column => `coalesce(${column}, '')`).join(" || ' ' || ")

/** Lists lines in the original's order. */
export async function listScopeRows (database: Database, filter: ScopeFilter, { limit, offset = 0 }: { readonly limit: number, readonly offset?: number }): Promise<ScopeRow[]> {
  const { condition, bindings } = toCondition(filter)
  const rows = await readRows<Row>(database, `select ${columns} ${joined}${condition} ${order} limit ? offset ?`, [...bindings, limit, offset])
  return rows.map(toScopeRow)
}

/** How many lines there are. */
export async function countScopeRows (database: Database, filter: ScopeFilter): Promise<number> {
  const { condition, bindings } = toCondition(filter)
  return (await readRows<{ number: number }>(database, `select count(*) as number ${joined}${condition}`, bindings))[0]!.number
}

/** True while no table has more rows than this; each has one for the Admin besides. Looks at no more of them. A bound limit would have SQLite prepare the statement anew each time. */
function areFew (most: number): string {
  return ['store', 'store_group', 'store_website'].map(table => `(select count(*) from (select 1 from ${table} limit ${most + 2})) < ${most + 2}`).join(' and ')
}

/** All lines in the original's order where there are at most so many websites, stores and store views each, else none; one query, which every page asks. */
export async function listScopeRowsIfFew (database: Database, most: number): Promise<ScopeRow[]> {
  const rows = await readRows<Row>(database, `select ${columns} ${joined} and ${areFew(most)} ${order}`, [])
  return rows.map(toScopeRow)
}

/** The line of one store view, or the first line of a website. */
export async function findScopeRow (database: Database, type: 'websites' | 'stores', id: number): Promise<ScopeRow | undefined> {
  const rows = await readRows<Row>(database, `select ${columns} ${joined} and ${type === 'stores' ? 's.store_id' : 'w.website_id'} = ? limit 1`, [id])
  return rows[0] === undefined ? undefined : toScopeRow(rows[0])
}

function toCondition ({ words = [], websiteName, groupName, storeName }: ScopeFilter): { condition: string, bindings: string[] } {
  const wanted: Array<[string, string]> = [
    ...words.map((word): [string, string] => [anyText, word]),
    ...[['w.name', websiteName], ['g.name', groupName], ['s.name', storeName]].filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '')
  ]
  return { condition: wanted.map(([text]) => ` and ${text} like ? escape '\\'`).join(''), bindings: wanted.map(([, word]) => `%${word.replace(/[\\%_]/g, '\\$&')}%`) }
}

function toScopeRow (row: Row): ScopeRow {
  return {
    website: { id: row.website_id, code: row.website_code ?? '', name: row.website_name ?? '' },
    group: row.group_id === null ? null : { id: row.group_id, code: row.group_code ?? '', name: row.group_name ?? '' },
    store: row.store_id === null ? null : { id: row.store_id, code: row.store_code ?? '', name: row.store_name ?? '', isActive: row.is_active === 1 }
  }
}
