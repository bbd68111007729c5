import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'

/** A row of `store_group`: what the Admin calls a store. */
export interface Group {
  readonly id: number
  readonly websiteId: number
  readonly code: string
  readonly name: string
  readonly rootCategoryId: number
  /** 0 where it has no store view. */
  readonly defaultStoreId: number
}

interface Row { group_id: number, website_id: number, code: string | null, name: string, root_category_id: number, default_store_id: number }

const table = 'store_group'
const select = `select group_id, website_id, code, name, root_category_id, default_store_id from ${table}`

/** Finds a store by its id; the Admin's own row 0 is none. */
export async function findGroup (database: Database, id: number): Promise<Group | undefined> {
  const row = (await readRows<Row>(database, `${select} where group_id = ? and group_id > 0`, [id]))[0]
  return row === undefined ? undefined : toGroup(row)
}

/** The stores of a website, oldest first. */
export async function listGroupsOf (database: Database, websiteId: number): Promise<Group[]> {
  return (await readRows<Row>(database, `${select} where website_id = ? order by group_id`, [websiteId])).map(toGroup)
}

/** Every store of every website, oldest first, on demand with the Admin's own row 0. */
export async function listGroups (database: Database, { withAdmin = false } = {}): Promise<Group[]> {
  return (await readRows<Row>(database, `${select} where group_id >= ? order by group_id`, [withAdmin ? 0 : 1])).map(toGroup)
}

/** Whether a store other than this one has the code, whatever the case of its letters. */
export async function isGroupCodeTaken (database: Database, code: string, exceptId = -1): Promise<boolean> {
  return (await readRows(database, `select 1 from ${table} where code = ? collate nocase and group_id <> ? limit 1`, [code, exceptId])).length > 0
}

/** Adds a store, which has no store view yet; returns its id. */
export async function insertGroup (database: Database, { websiteId, name, code, rootCategoryId }: Omit<Group, 'id' | 'defaultStoreId'>): Promise<number> {
  const [id] = await database(table).insert({ website_id: websiteId, name, code, root_category_id: rootCategoryId, default_store_id: 0 })
  return id!
}

/** Writes what has changed of a store. */
export async function saveGroup (database: Database, id: number, { websiteId, name, code, rootCategoryId, defaultStoreId }: Partial<Omit<Group, 'id'>>): Promise<void> {
  await database(table).where({ group_id: id }).update({ website_id: websiteId, name, code, root_category_id: rootCategoryId, default_store_id: defaultStoreId })
}

/** Deletes a store with its store views. */
export async function deleteGroup (database: Database, id: number): Promise<void> {
  await database(table).where({ group_id: id }).delete()
}

function toGroup (row: Row): Group {
  return { id: row.group_id, websiteId: row.website_id, code: row.code ?? '', name: row.name, rootCategoryId: row.root_category_id, defaultStoreId: row.default_store_id }
}
