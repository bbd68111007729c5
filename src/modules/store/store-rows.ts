import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'

/** A store view as the command line lists it. */
export interface StoreRow {
  readonly id: number
  readonly websiteId: number
  readonly groupId: number
  readonly name: string
  readonly code: string | null
  readonly sortOrder: number
  /** 1 or 0. */
  readonly isActive: number
}

/** A website as the command line lists it. */
export interface WebsiteRow {
  readonly id: number
  readonly defaultGroupId: number
  readonly name: string | null
  readonly code: string | null
  readonly sortOrder: number
  /** 1 or 0. */
  readonly isDefault: number | null
}

/** All store views by id, the Admin's own row 0 included. */
export async function listStoreRows (database: Database): Promise<StoreRow[]> {
  return await readRows<StoreRow>(database, 'select store_id as id, website_id as websiteId, group_id as groupId, name, code, sort_order as sortOrder, is_active as isActive from store order by store_id', [])
}

/** All websites by id, the Admin's own row 0 included. */
export async function listWebsiteRows (database: Database): Promise<WebsiteRow[]> {
  return await readRows<WebsiteRow>(database, 'select website_id as id, default_group_id as defaultGroupId, name, code, sort_order as sortOrder, is_default as isDefault from store_website order by website_id', [])
}
