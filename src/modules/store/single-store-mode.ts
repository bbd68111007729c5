import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Database } from '../../kernel/database/database.ts'

/** Whether the installation shows itself as one store: it is asked for, and there is one store view only (the original's rule). */
export type IsSingleStoreMode = () => Promise<boolean>

/** Builds the question; the answer is read anew each time. */
export function createIsSingleStoreMode (database: Database, scopeConfig: Pick<ScopeConfig, 'getFlag'>): IsSingleStoreMode {
  return async () => await scopeConfig.getFlag('general/single_store_mode/enabled') && !await hasSeveralStores(database)
}

/** Whether there are two store views or more; the one with id 0 is the Admin's own. */
async function hasSeveralStores (database: Database): Promise<boolean> {
  return (await database('store').where('store_id', '>', 0).limit(2).select('store_id')).length > 1
}
