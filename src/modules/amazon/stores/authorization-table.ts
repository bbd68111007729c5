import type { Database } from '../../../kernel/database/database.ts'
import { readRows } from '../../../kernel/database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../../../kernel/database/timestamp.ts'
import type { StoreAuthorization } from './amazon-store-table.ts'
import type { StoreAuthentication } from './store-status.ts'

/** Stores asked about in one run; more wait for the next. */
const mostDue = 500

/** A store whose consent ends soon or has ended. */
export interface EndingAuthorization {
  readonly uuid: string
  readonly name: string
  readonly authentication: StoreAuthentication
  readonly expiresAt?: Date
}

/** Writes down how a store's consent stands. */
export async function saveAuthorization (database: Database, merchantId: number, authorization: StoreAuthorization, now: Date): Promise<void> {
  const { authentication, sellerId, authorizedAt, expiresAt, refusalReason } = authorization
  await database('channel_amazon_account').where({ merchant_id: merchantId }).update({
    authentication_status: authentication,
    seller_id: sellerId ?? null,
    authorized_at: authorizedAt === undefined ? null : toTimestamp(authorizedAt),
    authorization_expires_at: expiresAt === undefined ? null : toTimestamp(expiresAt),
    refusal_reason: refusalReason ?? null,
    last_updated: toTimestamp(now)
  })
}

/** The other store of this seller in this country, if there is one. */
export async function findStoreOfSeller (database: Database, countryCode: string, sellerId: string): Promise<number | undefined> {
  const [row] = await readRows<{ merchant_id: number }>(database, 'select merchant_id from channel_amazon_account where country_code = ? and seller_id = ?', [countryCode, sellerId])
  return row?.merchant_id
}

/** The uuids of stores that wait for their first consent, or of those that have had it, oldest change first (original: asked hourly and daily). */
export async function listStoresDue (database: Database, kind: 'pending' | 'authenticated'): Promise<string[]> {
  const states: Record<typeof kind, readonly StoreAuthentication[]> = { pending: ['pending_authentication', 'refused'], authenticated: ['authenticated', 'expired', 'revoked'] }
  const rows = await database('channel_amazon_account').select('uuid').whereIn('authentication_status', states[kind]).orderBy(['last_updated', 'merchant_id']).limit(mostDue) as Array<{ uuid: string }>
  return rows.map(({ uuid }) => uuid)
}

/** Stores whose consent ends before a moment, has ended or was withdrawn, the most urgent first. Every page asks: with a bound limit SQLite would prepare the statement anew each time. */
export async function listEndingAuthorizations (database: Database, before: Date, limit: number): Promise<EndingAuthorization[]> {
  const rows = await readRows<{ uuid: string, name: string, authentication_status: StoreAuthentication, authorization_expires_at: string | null }>(database,
    `select uuid, name, authentication_status, authorization_expires_at from channel_amazon_account
     where authorization_expires_at <= ? or authentication_status = 'revoked' order by authorization_expires_at, merchant_id limit ${Math.trunc(limit)}`, [toTimestamp(before)])
  return rows.map(row => ({
    uuid: row.uuid,
    name: row.name,
    authentication: row.authentication_status,
    ...(row.authorization_expires_at === null ? {} : { expiresAt: fromTimestamp(row.authorization_expires_at) })
  }))
}
