import { inTransaction, type Database } from '../../src/kernel/database/database.ts'

/** Rows in one insert; SQLite takes at most 500. */
const rowsAtOnce = 100
/** Views of a store, stores of a website: as large installations are laid out. */
const viewsOfGroup = 10

/** Fills an installation up to this many store views, ten a store and one store a website; 10,000 take a second or two. */
export async function fillStores (database: Database, views: number): Promise<void> {
  await inTransaction(database, async transaction => {
    const [{ present }] = await transaction('store').where('store_id', '>', 0).count({ present: '*' }) as [{ present: number }]
    const [{ lastStore }] = await transaction('store').max({ lastStore: 'store_id' }) as [{ lastStore: number }]
    const [{ lastWebsite }] = await transaction('store_website').max({ lastWebsite: 'website_id' }) as [{ lastWebsite: number }]
    const [{ lastGroup }] = await transaction('store_group').max({ lastGroup: 'group_id' }) as [{ lastGroup: number }]
    const numbers = Array.from({ length: Math.max(0, views - present) }, (_, index) => index)
    const websites = Array.from({ length: Math.ceil(numbers.length / viewsOfGroup) }, (_, index) => index)
    const toWebsiteId = (index: number): number => lastWebsite + 1 + index
    const toGroupId = (index: number): number => lastGroup + 1 + index
    await insertAll(transaction, 'store_website', websites.map(index => ({ website_id: toWebsiteId(index), code: `site_${index}`, name: `Site ${index}`, sort_order: 100 + index, default_group_id: toGroupId(index), is_default: 0 })))
    await insertAll(transaction, 'store_group', websites.map(index => ({ group_id: toGroupId(index), website_id: toWebsiteId(index), code: `group_${index}`, name: `Group ${index}`, root_category_id: 2, default_store_id: lastStore + 1 + index * viewsOfGroup })))
    await insertAll(transaction, 'store', numbers.map(number => {
      const index = Math.floor(number / viewsOfGroup)
      return { store_id: lastStore + 1 + number, code: `view_${number}`, name: `View ${number}`, website_id: toWebsiteId(index), group_id: toGroupId(index), sort_order: number % viewsOfGroup, is_active: 1 }
    }))
  })
}

async function insertAll (database: Database, table: string, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) await database(table).insert(rows.slice(start, start + rowsAtOnce))
}
