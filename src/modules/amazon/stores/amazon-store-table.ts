import { randomUUID } from 'node:crypto'
import type { Database } from '../../../kernel/database/database.ts'
import { readRows } from '../../../kernel/database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../../../kernel/database/timestamp.ts'

export type AmazonStoreStatus = 'inactive' | 'active' | 'incomplete'

/** An Amazon store as the home of the channel shows it. */
export interface AmazonStore {
  readonly uuid: string
  readonly name: string
  readonly email: string
  readonly countryCode: string
  readonly websiteName: string
  readonly status: AmazonStoreStatus
  readonly isAuthenticated: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What is asked when a store is added; the mapping pair is there whole or not at all. */
export interface NewAmazonStore {
  readonly websiteId: number
  readonly email: string
  readonly name: string
  readonly countryCode: string
  readonly baseUrl: string
  readonly mapping?: { readonly idType: string, readonly attribute: string }
}

interface Row {
  uuid: string
  name: string
  email: string
  country_code: string
  website_name: string | null
  is_active: number
  authentication_status: string
  created_on: string
  last_updated: string
}

/** The original's numbers. */
const statuses: readonly AmazonStoreStatus[] = ['inactive', 'active', 'incomplete']

const selectStores = `select account.*, website.name as website_name
  from channel_amazon_account as account
  left join channel_amazon_listing_rule as rule on rule.merchant_id = account.merchant_id
  left join store_website as website on website.website_id = rule.website_id`

/** Every store, oldest first. */
export async function listAmazonStores (database: Database): Promise<AmazonStore[]> {
  return (await readRows<Row>(database, `${selectStores} order by account.merchant_id`, [])).map(toStore)
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

/** Adds a store, incomplete and not yet connected, with its rows for website and mapping; call it in a transaction. */
export async function createAmazonStore (database: Database, store: NewAmazonStore, now: Date): Promise<string> {
  const uuid = randomUUID()
  const [merchantId] = await database('channel_amazon_account').insert({
    uuid,
    country_code: store.countryCode,
    name: store.name,
    email: store.email,
    base_url: store.baseUrl,
    is_active: statuses.indexOf('incomplete'),
    created_on: toTimestamp(now),
    last_updated: toTimestamp(now)
  })
  await database('channel_amazon_listing_rule').insert({ merchant_id: merchantId, website_id: store.websiteId })
  await database('channel_amazon_account_listing').insert({
    merchant_id: merchantId,
    ...(store.mapping === undefined ? {} : { [`${store.mapping.idType}_mapping_field`]: store.mapping.attribute })
  })
  return uuid
}

function toStore (row: Row): AmazonStore {
  return {
    uuid: row.uuid,
    name: row.name,
    email: row.email,
    countryCode: row.country_code,
    websiteName: row.website_name ?? '',
    status: statuses[row.is_active] ?? 'incomplete',
    isAuthenticated: row.authentication_status === 'authenticated',
    createdAt: fromTimestamp(row.created_on),
    updatedAt: fromTimestamp(row.last_updated)
  }
}
