import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'

/** A row of `store`: what the Admin calls a store view. */
export interface StoreView {
  readonly id: number
  readonly websiteId: number
  readonly groupId: number
  readonly code: string
  readonly name: string
  readonly sortOrder: number
  readonly isActive: boolean
}

interface Row { store_id: number, website_id: number, group_id: number, code: string | null, name: string, sort_order: number, is_active: number }

const table = 'store'
const select = `select store_id, website_id, group_id, code, name, sort_order, is_active from ${table}`

/** Finds a store view by its id; the Admin's own row 0 is none. */
export async function findStoreView (database: Database, id: number): Promise<StoreView | undefined> {
  const row = (await readRows<Row>(database, `${select} where store_id = ? and store_id > 0`, [id]))[0]
  return row === undefined ? undefined : toStoreView(row)
}

/** All store views in the original's order, on demand with the Admin's own row 0, as the command line lists them. */
export async function listStores (database: Database, { withAdmin = false } = {}): Promise<StoreView[]> {
  return (await readRows<Row>(database, `${select} where store_id >= ? order by sort_order, store_id`, [withAdmin ? 0 : 1])).map(toStoreView)
}

/** The views of a store, in order. */
export async function listStoresOfGroup (database: Database, groupId: number): Promise<StoreView[]> {
  return (await readRows<Row>(database, `${select} where group_id = ? order by sort_order, store_id`, [groupId])).map(toStoreView)
}

/** The views of all stores of a website, in order. */
export async function listStoresOfWebsite (database: Database, websiteId: number): Promise<StoreView[]> {
  return (await readRows<Row>(database, `${select} where website_id = ? order by sort_order, store_id`, [websiteId])).map(toStoreView)
}

/** Whether there is more than one store view; looks at two rows, however many there are. */
export async function hasSeveralStores (database: Database): Promise<boolean> {
  return (await readRows(database, `select 1 from ${table} where store_id > 0 limit 2`, [])).length > 1
}

/** Whether a store view other than this one has the code, whatever the case of its letters. */
export async function isStoreCodeTaken (database: Database, code: string, exceptId = -1): Promise<boolean> {
  return (await readRows(database, `select 1 from ${table} where code = ? collate nocase and store_id <> ? limit 1`, [code, exceptId])).length > 0
}

/** Adds a store view; returns its id. */
export async function insertStore (database: Database, view: Omit<StoreView, 'id'>): Promise<number> {
  const [id] = await database(table).insert(toColumns(view))
  return id!
}

/** Writes what has changed of a store view. */
export async function saveStore (database: Database, id: number, changes: Partial<Omit<StoreView, 'id'>>): Promise<void> {
  await database(table).where({ store_id: id }).update(toColumns(changes))
}

/** Takes the views of a store along to another website. */
export async function moveStoresOfGroup (database: Database, groupId: number, websiteId: number): Promise<void> {
  await database(table).where({ group_id: groupId }).update({ website_id: websiteId })
}

/** Deletes a store view. */
export async function deleteStore (database: Database, id: number): Promise<void> {
  await database(table).where({ store_id: id }).delete()
}

function toColumns ({ websiteId, groupId, code, name, sortOrder, isActive }: Partial<Omit<StoreView, 'id'>>): object {
  return { website_id: websiteId, group_id: groupId, code, name, sort_order: sortOrder, is_active: isActive === undefined ? undefined : Number(isActive) }
}

function toStoreView (row: Row): StoreView {
  return { id: row.store_id, websiteId: row.website_id, groupId: row.group_id, code: row.code ?? '', name: row.name, sortOrder: row.sort_order, isActive: row.is_active === 1 }
}
