import { defaultScope, type ScopeDirectory } from '../../config/scope.ts'
import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'

interface WebsiteRow { website_id: number, code: string, name: string }
interface StoreRow { store_id: number, code: string, name: string, website_id: number }

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
      return row === undefined ? undefined : { type: 'stores', id: row.store_id, code: row.code, name: row.name, parents: [{ type: 'websites', id: row.website_id }, defaultScope] }
    }
  }
}

/** Digits are an id, everything else a code (codes begin with a letter). */
function toCondition (idColumn: string, idOrCode: string): string {
  return /^\d{1,9}$/.test(idOrCode) ? `${idColumn} = cast(? as integer)` : 'code = ?'
}
