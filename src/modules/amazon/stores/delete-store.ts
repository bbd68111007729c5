import type { AuditOrigin } from '../../../kernel/audit/audit-event.ts'
import { inTransaction, type Database } from '../../../kernel/database/database.ts'
import { readRows } from '../../../kernel/database/read-rows.ts'
import type { AmazonStore } from './amazon-store-table.ts'
import { sendOut, type Outage } from './outgoing.ts'
import type { StoreRecords, StoreServices } from './store-services.ts'

/** The store's own tables; their rows go with it. */
const ownRecords: readonly StoreRecords[] = [
  toRecords('Listing rule', 'channel_amazon_listing_rule'),
  toRecords('Listing settings', 'channel_amazon_account_listing'),
  toRecords('Entries in the status history', 'channel_amazon_status_history')
]

/** What goes with a store, by phrase and number of rows. */
export async function listStoreRecords ({ database, records }: StoreServices, { merchantId }: AmazonStore): Promise<Array<{ term: string, number: number }>> {
  const counted: Array<{ term: string, number: number }> = []
  for (const { term, count } of [...ownRecords, ...records]) counted.push({ term, number: await count(database, merchantId) })
  return counted
}

/** Deletes a store, first at the services behind the channel, then here with everything that belongs to it (original); where they do not answer, all stays. */
export async function deleteStore ({ database, audit, merchants, isReadOnly, records }: StoreServices, { uuid, merchantId, name }: AmazonStore, origin: AuditOrigin): Promise<Outage | undefined> {
  return await sendOut(isReadOnly, async () => {
    await merchants.deleteMerchant(uuid)
    await inTransaction(database, async transaction => {
      for (const { remove } of [...records, ...ownRecords]) await remove(transaction, merchantId)
      await transaction('channel_amazon_account').where({ merchant_id: merchantId }).delete()
      await audit.record(transaction, origin, { action: 'amazon_store_deleted', outcome: 'success', target: name, details: { uuid } })
    })
  })
}

function toRecords (phrase: string, table: string): StoreRecords {
  return {
    term: phrase,
    async count (database, merchantId) {
      const [row] = await readRows<{ number: number }>(database, `select count(*) as number from ${table} where merchant_id = ?`, [merchantId])
      return Number(row?.number ?? 0)
    },
    async remove (database: Database, merchantId: number) { await database(table).where({ merchant_id: merchantId }).delete() }
  }
}
