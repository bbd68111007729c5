import type { AuditOrigin } from '../../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../../kernel/audit/audit-log.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { readRows } from '../../../kernel/database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../../../kernel/database/timestamp.ts'
import type { RefusalReason } from './merchant-service.ts'
import type { AmazonStoreStatus, StoreAuthentication, StoreState } from './store-status.ts'

/** Why a store's state changed. */
export type ChangeReason = 'added' | 'listing_rule_saved' | 'activated' | 'deactivated' | 'authorized' | 'renewed' | 'retried' | 'expired' | 'revoked' | RefusalReason

/** Who changed a store, or whose look at it found that it had changed. */
export type StoreActor = AuditOrigin

/** A store as the records name it. */
export interface NamedStore {
  readonly merchantId: number
  readonly name: string
}

export interface StatusChange {
  readonly id: number
  readonly userName: string
  /** Absent where the store was added. */
  readonly from?: StoreState
  readonly to: StoreState
  readonly reason: ChangeReason
  readonly createdAt: Date
}

/** The background tasks and the command line are nobody of the Admin's users. */
const backgroundUser = 0

interface Row {
  id: number
  user_name: string
  from_status: AmazonStoreStatus | null
  to_status: AmazonStoreStatus
  from_authentication: StoreAuthentication | null
  to_authentication: StoreAuthentication
  reason: ChangeReason
  created_at: string
}

/** Writes one change down, in the store's history and in the record of what is done; call it in the transaction that makes the change. */
export async function recordStatusChange (database: Database, audit: AuditLog, { merchantId, name }: NamedStore, by: StoreActor, change: Omit<StatusChange, 'id' | 'userName'>): Promise<void> {
  await audit.record(database, by, { action: 'amazon_store_changed', outcome: 'success', target: name, details: { reason: change.reason, status: change.to.status, authentication: change.to.authentication } })
  await database('channel_amazon_status_history').insert({
    merchant_id: merchantId,
    user_id: by.userId ?? backgroundUser,
    user_name: by.userName,
    from_status: change.from?.status ?? null,
    to_status: change.to.status,
    from_authentication: change.from?.authentication ?? null,
    to_authentication: change.to.authentication,
    reason: change.reason,
    created_at: toTimestamp(change.createdAt)
  })
}

/** The changes of a store, newest first, older than the change `before` where it is given. */
export async function listStatusChanges (database: Database, merchantId: number, { limit, before = Number.MAX_SAFE_INTEGER }: { limit: number, before?: number }): Promise<StatusChange[]> {
  const rows = await readRows<Row>(database, 'select * from channel_amazon_status_history where merchant_id = ? and id < ? order by id desc limit ?', [merchantId, before, limit])
  return rows.map(row => ({
    id: row.id,
    userName: row.user_name,
    ...(row.from_status === null || row.from_authentication === null ? {} : { from: { status: row.from_status, authentication: row.from_authentication } }),
    to: { status: row.to_status, authentication: row.to_authentication },
    reason: row.reason,
    createdAt: fromTimestamp(row.created_at)
  }))
}
