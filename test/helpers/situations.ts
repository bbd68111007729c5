import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../src/kernel/database/database.ts'
import { storeKey, storeValue, addSecretStore, issueKey } from './channel.ts'
import type { TestApp } from './app.ts'

export const situationsUrl = '/admin/situations/index/'

/** Where the link of a situation leads. */
export function linkOf (name: string): string {
  return `/admin/situations/enter/name/${name}/`
}

/** A world that somebody has worked in: an account with a key that is stored, a flag, a base URL and a store. */
export async function workInIt (testApp: TestApp): Promise<void> {
  const { key } = await issueKey(testApp)
  await storeKey(testApp, key)
  await storeValue(testApp, 'channel/amazon/endpoint/use_services_connector', '1')
  await storeValue(testApp, 'web/unsecure/base_url', 'https://shop.example.com/')
  await addSecretStore(testApp)
  await testApp.database('flag').insert({ flag_code: 'asc_instance_state', flag_data: 'e30=', last_update: '2026-03-02 09:00:00' })
}

const tables = ['core_config_data', 'account_customer', 'account_api_key', 'channel_amazon_account', 'channel_amazon_listing_rule', 'channel_amazon_account_listing', 'admin_user', 'authorization_role', 'authorization_rule', 'backroom_situation', 'backroom_clock', 'flag']
/** What changes by being looked at, and numbers that are given once. */
const passing = ['config_id', 'last_used_at']

/** Everything that situations may touch, as text. */
export async function dump (database: Database): Promise<string> {
  const rows = await Promise.all(tables.map(async table => [table, await database(table).select()] as const))
  return JSON.stringify(Object.fromEntries(rows.map(([table, all]) => [table, all.map(row => JSON.stringify(row, (name, value: unknown) => passing.includes(name) ? undefined : value)).sort()])), null, 1)
}

/** A call as a script makes it. */
export async function call ({ app, dataDir }: TestApp, method: 'GET' | 'POST', path: string, payload?: object): Promise<{ status: number, body: Record<string, unknown> }> {
  const authorization = `Bearer ${readFileSync(join(dataDir, 'situations-token'), 'utf8').trim()}`
  const response = await app.inject({ method, url: `/situations/api/${path}`, headers: { authorization }, ...payload === undefined ? {} : { payload } })
  return { status: response.statusCode, body: response.json() }
}
