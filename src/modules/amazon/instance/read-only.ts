import type { ScopeConfig } from '../../../config/scope-config.ts'
import type { InstanceState } from './instance-state.ts'

/** Why nothing is sent to Amazon: somebody said so, or this looks like a copy of the real instance. */
export type ReadOnlyReason = 'manual' | 'new_instance'

/** Read-Only Mode as it takes effect: switched on, or a new instance. Changes wait; nothing goes out. */
export interface ReadOnly {
  /** To be asked before anything is sent to Amazon: looks at the addresses now. */
  readonly isReadOnly: () => Promise<boolean>
  /** The same with the reason. */
  readonly findReason: () => Promise<ReadOnlyReason | undefined>
  /** The reason as it was at the last look, for pages that have nothing to do with the channel. */
  readonly findKnownReason: () => Promise<ReadOnlyReason | undefined>
}

export const readOnlyPath = 'saleschannels/general/read_only'

/** Builds it; the switch is read anew each time. */
export function createReadOnly ({ scopeConfig, instance }: { readonly scopeConfig: ScopeConfig, readonly instance: InstanceState }): ReadOnly {
  const find = async (isNew: () => Promise<boolean>): Promise<ReadOnlyReason | undefined> => {
    if (await isNew()) return 'new_instance'
    return await scopeConfig.getFlag(readOnlyPath) ? 'manual' : undefined
  }
  const findReason = async (): Promise<ReadOnlyReason | undefined> => await find(instance.isNewInstance)
  return { findReason, isReadOnly: async () => await findReason() !== undefined, findKnownReason: async () => await find(instance.wasNewInstance) }
}
