import type { ScopeConfig } from '../../../config/scope-config.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { readRows } from '../../../kernel/database/read-rows.ts'
import type { InstanceState } from './instance-state.ts'

/** Why nothing is sent to Amazon: somebody said so, or this looks like a copy of the real instance. */
export type ReadOnlyReason = 'manual' | 'new_instance'

/** Read-Only Mode as it takes effect: switched on, or a new instance. Changes wait; nothing goes out. */
export interface ReadOnly {
  /** To be asked before anything is sent to Amazon: looks at the addresses now. */
  readonly isReadOnly: () => Promise<boolean>
  /** The same with the reason, for a page of the channel: among very many store views as it was at the last look, so that no page waits for them. */
  readonly findReason: () => Promise<ReadOnlyReason | undefined>
  /** The reason as it was at the last look, for pages that have nothing to do with the channel. */
  readonly findKnownReason: () => Promise<ReadOnlyReason | undefined>
}

/** Up to so many store views every access of the channel looks at their addresses; above, each server minute does. */
const mostViews = 200

export const readOnlyPath = 'saleschannels/general/read_only'

/** Builds it; the switch is read anew each time. */
export function createReadOnly ({ database, scopeConfig, instance }: { readonly database: Database, readonly scopeConfig: ScopeConfig, readonly instance: InstanceState }): ReadOnly {
  const find = async (isNew: () => Promise<boolean>): Promise<ReadOnlyReason | undefined> => {
    if (await isNew()) return 'new_instance'
    return await scopeConfig.getFlag(readOnlyPath) ? 'manual' : undefined
  }
  return {
    findReason: async () => await find(await hasManyViews(database) ? instance.wasNewInstance : instance.isNewInstance),
    isReadOnly: async () => await find(instance.isNewInstance) !== undefined,
    findKnownReason: async () => await find(instance.wasNewInstance)
  }
}

async function hasManyViews (database: Database): Promise<boolean> {
  return (await readRows(database, `select 1 from store limit ${mostViews + 1}`, [])).length > mostViews
}
