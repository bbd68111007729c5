import type { AuditLog } from '../../../kernel/audit/audit-log.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { inTransaction, type Database } from '../../../kernel/database/database.ts'
import { findAmazonStore, updateAmazonStore, type AmazonStore } from './amazon-store-table.ts'
import { recordStatusChange, type ChangeReason, type StoreActor } from './status-history-table.ts'
import { authenticationAt, changeState, type Obstacle } from './store-status.ts'

/** What somebody does with a store in the Admin. */
export type StoreAction = 'rule_saved' | 'activate' | 'deactivate'

export type StatusResult =
  | { readonly state: 'missing' }
  | { readonly state: 'refused', readonly store: AmazonStore, readonly obstacle: Obstacle }
  | { readonly state: 'done', readonly store: AmazonStore, readonly isChanged: boolean }

const reasons: Readonly<Record<StoreAction, ChangeReason>> = { rule_saved: 'listing_rule_saved', activate: 'activated', deactivate: 'deactivated' }

/** Saves a listing rule, activates or deactivates a store; says what stands in the way where it cannot. Nothing of this leaves the Admin. */
export async function changeStatus ({ database, clock, audit }: { readonly database: Database, readonly clock: Clock, readonly audit: AuditLog }, uuid: string, action: StoreAction, by: StoreActor): Promise<StatusResult> {
  return await inTransaction(database, async transaction => {
    const store = await findAmazonStore(transaction, uuid)
    if (store === undefined) return { state: 'missing' }
    const now = clock.now()
    const result = changeState({ status: store.status, authentication: authenticationAt(store, now) }, { kind: action })
    if (!result.ok) return { state: 'refused', store, obstacle: result.obstacle }
    const { status } = result.state
    if (status === store.status) return { state: 'done', store, isChanged: false }
    await updateAmazonStore(transaction, store.merchantId, { status }, now)
    await recordStatusChange(transaction, audit, store, by, { from: store, to: { status, authentication: store.authentication }, reason: reasons[action], createdAt: now })
    return { state: 'done', store: { ...store, status }, isChanged: true }
  })
}
