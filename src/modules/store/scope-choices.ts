import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'

/** A website or store view to choose, by its scope key. */
export interface ScopeChoice {
  readonly key: string
  readonly name: string
}

/** The first websites and store views by sort order: suggestions for an input, however many there are. */
export async function listScopeChoices (database: Database, limit: number): Promise<ScopeChoice[]> {
  const websites = await readRows<ScopeChoice>(database, 'select \'websites/\' || code as key, name from store_website where website_id > 0 order by sort_order, website_id limit ?', [limit])
  const stores = await readRows<ScopeChoice>(database, 'select \'stores/\' || code as key, name from store where store_id > 0 order by sort_order, store_id limit ?', [limit])
  return [...websites, ...stores]
}
