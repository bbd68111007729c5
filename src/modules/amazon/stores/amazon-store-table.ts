import { randomUUID } from 'node:crypto'
import type { Database } from '../../../kernel/database/database.ts'
import { readRows } from '../../../kernel/database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../../../kernel/database/timestamp.ts'
import type { RefusalReason } from './merchant-service.ts'
import { newStoreState, type AmazonStoreStatus, type StoreAuthentication, type StoreState } from './store-status.ts'

/** What is known of the seller's consent. */
export interface StoreAuthorization {
  readonly authentication: StoreAuthentication
  /** The seller's number at Amazon; absent before the first consent. */
  readonly sellerId?: string
  readonly authorizedAt?: Date
  readonly expiresAt?: Date
  /** Why the last attempt was refused, also that of a renewal. */
  readonly refusalReason?: RefusalReason
}

/** An Amazon store with the website it lists from. */
export interface AmazonStore extends StoreAuthorization, StoreState {
  readonly merchantId: number
  readonly uuid: string
  readonly name: string
  readonly email: string
  readonly countryCode: string
  readonly baseUrl: string
  readonly websiteName: string
  readonly isAuthenticated: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What is asked when a store is added; the mapping pair is there whole or not at all. */
export interface NewAmazonStore {
  /** Where it is known already to others; else one is made. */
  readonly uuid?: string
  readonly websiteId: number
  readonly email: string
  readonly name: string
  readonly countryCode: string
  readonly baseUrl: string
  readonly mapping?: { readonly idType: string, readonly attribute: string }
}

interface Row {
  merchant_id: number
  uuid: string
  seller_id: string | null
  name: string
  email: string
  country_code: string
  base_url: string
  website_name: string | null
  is_active: number
  authentication_status: StoreAuthentication
  authorized_at: string | null
  authorization_expires_at: string | null
  refusal_reason: RefusalReason | null
  created_on: string
  last_updated: string
}

/** The original's numbers. */
const statuses: readonly AmazonStoreStatus[] = ['inactive', 'active', 'incomplete']

const selectStores = `select account.*, website.name as website_name
  from channel_amazon_account as account
  left join channel_amazon_listing_rule as rule on rule.merchant_id = account.merchant_id
  left join store_website as website on website.website_id = rule.website_id`

/** Stores, oldest first: at most `limit`, after as many as `skip` says. */
export async function listAmazonStores (database: Database, { skip = 0, limit = 1000 }: { skip?: number, limit?: number } = {}): Promise<AmazonStore[]> {
  return (await readRows<Row>(database, `${selectStores} order by account.merchant_id limit ? offset ?`, [limit, skip])).map(toStore)
}

/** How many stores there are. */
export async function countAmazonStores (database: Database): Promise<number> {
  const [row] = await readRows<{ number: number }>(database, 'select count(*) as number from channel_amazon_account', [])
  return Number(row?.number ?? 0)
}

/** The names of the stores that list from a website, oldest first. */
export async function listAmazonStoresOfWebsite (database: Database, websiteId: number): Promise<string[]> {
  const rows = await readRows<{ name: string }>(database, `select account.name from channel_amazon_listing_rule as rule
    join channel_amazon_account as account on account.merchant_id = rule.merchant_id where rule.website_id = ? order by account.merchant_id`, [websiteId])
  return rows.map(({ name }) => name)
}

export async function findAmazonStore (database: Database, uuid: string): Promise<AmazonStore | undefined> {
  const row = (await readRows<Row>(database, `${selectStores} where account.uuid = ?`, [uuid]))[0]
  return row === undefined ? undefined : toStore(row)
}

/** Adds a store, incomplete and not yet connected, with its rows for website and mapping; call it in a transaction. Returns its uuid. */
export async function createAmazonStore (database: Database, store: NewAmazonStore, now: Date): Promise<string> {
  const uuid = store.uuid ?? randomUUID()
  await database('channel_amazon_account').insert({
    uuid,
    country_code: store.countryCode,
    name: store.name,
    email: store.email,
    base_url: store.baseUrl,
    is_active: statuses.indexOf(newStoreState.status),
    authentication_status: newStoreState.authentication,
    created_on: toTimestamp(now),
    last_updated: toTimestamp(now)
  })
  const [row] = await readRows<{ merchant_id: number }>(database, 'select merchant_id from channel_amazon_account where uuid = ?', [uuid])
  await database('channel_amazon_listing_rule').insert({ merchant_id: row!.merchant_id, website_id: store.websiteId })
  await database('channel_amazon_account_listing').insert({
    merchant_id: row!.merchant_id,
    ...(store.mapping === undefined ? {} : { [`${store.mapping.idType}_mapping_field`]: store.mapping.attribute })
  })
  return uuid
}

/** Changes columns of a store and when it was last updated. */
export async function updateAmazonStore (database: Database, merchantId: number, change: { readonly email?: string, readonly name?: string, readonly status?: AmazonStoreStatus }, now: Date): Promise<void> {
  const { status, ...texts } = change
  await database('channel_amazon_account').where({ merchant_id: merchantId }).update({
    ...texts,
    ...(status === undefined ? {} : { is_active: statuses.indexOf(status) }),
    last_updated: toTimestamp(now)
  })
}

function toStore (row: Row): AmazonStore {
  return {
    merchantId: row.merchant_id,
    uuid: row.uuid,
    name: row.name,
    email: row.email,
    countryCode: row.country_code,
    baseUrl: row.base_url,
    websiteName: row.website_name ?? '',
    status: statuses[row.is_active] ?? 'incomplete',
    authentication: row.authentication_status,
    isAuthenticated: row.authentication_status === 'authenticated',
    ...(row.seller_id === null ? {} : { sellerId: row.seller_id }),
    ...(row.authorized_at === null ? {} : { authorizedAt: fromTimestamp(row.authorized_at) }),
    ...(row.authorization_expires_at === null ? {} : { expiresAt: fromTimestamp(row.authorization_expires_at) }),
    ...(row.refusal_reason === null ? {} : { refusalReason: row.refusal_reason }),
    createdAt: fromTimestamp(row.created_on),
    updatedAt: fromTimestamp(row.last_updated)
  }
}
