import type { Database } from '../../../kernel/database/database.ts'
import { readRows } from '../../../kernel/database/read-rows.ts'

/** A country that Amazon stores sell in from a website; one of the stores by name. */
export interface StoreMarket {
  readonly countryCode: string
  readonly websiteId: number
  readonly storeName: string
}

/** More pairs than anybody sells in: four countries for each of dozens of websites. */
const mostMarkets = 100

/** Where the Amazon stores sell, each country and website once. */
export async function listStoreMarkets (database: Database): Promise<StoreMarket[]> {
  const rows = await readRows<{ country_code: string, website_id: number, name: string }>(database, `select account.country_code, rule.website_id, min(account.name) as name
    from channel_amazon_account as account join channel_amazon_listing_rule as rule on rule.merchant_id = account.merchant_id
    group by account.country_code, rule.website_id order by rule.website_id, account.country_code limit ${mostMarkets}`, [])
  return rows.map(row => ({ countryCode: row.country_code, websiteId: row.website_id, storeName: row.name }))
}

/** The name of a store that a seller has authorised; undefined where there is none. */
export async function findAuthenticatedStore (database: Database): Promise<string | undefined> {
  return (await readRows<{ name: string }>(database, 'select name from channel_amazon_account where authentication_status = ? order by merchant_id limit 1', ['authenticated']))[0]?.name
}
