import type { StoreRecords } from '../stores/store-services.ts'

const table = 'channel_amazon_error_log'

/** The errors log's entries about a store: they go with it. */
export const errorLogRecords: StoreRecords = {
  term: 'Entries of the Communication Errors Log',
  async count (database, merchantId) {
    const row = await database(table).where({ merchant_id: merchantId }).count({ amount: '*' }).first()
    return Number(row?.['amount'] ?? 0)
  },
  async remove (database, merchantId) {
    await database(table).where({ merchant_id: merchantId }).delete()
  }
}
