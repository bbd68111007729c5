import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'

/** A row of `store_website`. */
export interface Website {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly sortOrder: number
  /** 0 where it has no store. */
  readonly defaultGroupId: number
  readonly isDefault: boolean
}

interface Row { website_id: number, code: string | null, name: string | null, sort_order: number, default_group_id: number, is_default: number | null }

const table = 'store_website'
const select = `select website_id, code, name, sort_order, default_group_id, is_default from ${table}`

/** Finds a website by its id; the Admin's own row 0 is none. */
export async function findWebsiteRow (database: Database, id: number): Promise<Website | undefined> {
  const row = (await readRows<Row>(database, `${select} where website_id = ? and website_id > 0`, [id]))[0]
  return row === undefined ? undefined : toWebsite(row)
}

/** All websites in the original's order, on demand with the Admin's own row 0, as the command line lists them. */
export async function listWebsites (database: Database, { withAdmin = false } = {}): Promise<Website[]> {
  const rows = await readRows<Row>(database, `${select} where website_id >= ? order by sort_order, website_id`, [withAdmin ? 0 : 1])
  return rows.map(toWebsite)
}

/** Whether a website other than this one has the code; upper and lower case count as the same, because variables name websites in capitals. */
export async function isWebsiteCodeTaken (database: Database, code: string, exceptId = -1): Promise<boolean> {
  return (await readRows(database, `select 1 from ${table} where code = ? collate nocase and website_id <> ? limit 1`, [code, exceptId])).length > 0
}

/** Adds a website; returns its id. */
export async function insertWebsite (database: Database, { name, code, sortOrder }: Pick<Website, 'name' | 'code' | 'sortOrder'>): Promise<number> {
  const [id] = await database(table).insert({ name, code, sort_order: sortOrder, default_group_id: 0, is_default: 0 })
  return id!
}

/** Writes what has changed of a website. */
export async function saveWebsite (database: Database, id: number, { name, code, sortOrder, defaultGroupId }: Partial<Omit<Website, 'id' | 'isDefault'>>): Promise<void> {
  await database(table).where({ website_id: id }).update({ name, code, sort_order: sortOrder, default_group_id: defaultGroupId })
}

/** Makes a website the default one; there is never more than one. */
export async function saveDefaultWebsite (database: Database, id: number): Promise<void> {
  await database(table).where('website_id', '<>', id).where({ is_default: 1 }).update({ is_default: 0 })
  await database(table).where({ website_id: id }).update({ is_default: 1 })
}

/** Deletes a website with its stores and store views. */
export async function deleteWebsite (database: Database, id: number): Promise<void> {
  await database(table).where({ website_id: id }).delete()
}

function toWebsite (row: Row): Website {
  return { id: row.website_id, code: row.code ?? '', name: row.name ?? '', sortOrder: row.sort_order, defaultGroupId: row.default_group_id, isDefault: row.is_default === 1 }
}
