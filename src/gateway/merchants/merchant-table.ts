import type { Database } from '../../kernel/database/database.ts'
import { fromTimestamp, toTimestamp } from '../../kernel/database/timestamp.ts'
import type { GatewayEnvironment } from '../gateway-services.ts'
import type { Region } from './regions.ts'

/** Whose merchants are meant: an account's, in an environment and a region. */
export interface MerchantPlace {
  /** The account, or a hash of the key where the key's judge names no account. */
  readonly owner: string
  readonly environment: GatewayEnvironment
  readonly region: Region
}

/** A merchant as a shop registered it. */
export interface GatewayMerchant {
  readonly id: number
  readonly uuid: string
  readonly countryCode: string
  readonly name: string
  readonly email: string
  readonly baseUrl: string
  readonly createdAt: Date
  readonly updatedAt: Date
}

interface Row {
  id: number
  uuid: string
  owner: string
  environment: string
  region: string
  country_code: string
  name: string
  email: string
  base_url: string
  created_at: string
  updated_at: string
}

const table = 'gateway_merchant'

/** Merchants of a place behind an id, oldest first. */
export async function listMerchants (database: Database, place: MerchantPlace, { after, limit }: { after: number, limit: number }): Promise<GatewayMerchant[]> {
  const rows = await database<Row>(table).where({ ...place }).where('id', '>', after).orderBy('id').limit(Math.trunc(limit))
  return rows.map(toMerchant)
}

/** How many merchants a place has. */
export async function countMerchants (database: Database, place: MerchantPlace): Promise<number> {
  const [row] = await database(table).where({ ...place }).count({ number: '*' }) as Array<{ number: number | string }>
  return Number(row?.number ?? 0)
}

/** A merchant of the place; another owner's is as unknown as none. */
export async function findMerchant (database: Database, place: MerchantPlace, uuid: string): Promise<GatewayMerchant | undefined> {
  const row = await database<Row>(table).where({ uuid, ...place }).first()
  return row === undefined ? undefined : toMerchant(row)
}

/** Writes a new merchant; fails with a unique violation where the uuid is taken. */
export async function insertMerchant (database: Database, place: MerchantPlace, merchant: Omit<GatewayMerchant, 'id' | 'createdAt' | 'updatedAt'>, now: Date): Promise<void> {
  const time = toTimestamp(now)
  const { uuid, countryCode, name, email, baseUrl } = merchant
  await database(table).insert({ ...place, uuid, country_code: countryCode, name, email, base_url: baseUrl, created_at: time, updated_at: time })
}

/** Changes what can be changed of a merchant. */
export async function updateMerchant (database: Database, uuid: string, change: Pick<GatewayMerchant, 'name' | 'email'>, now: Date): Promise<void> {
  await database(table).where({ uuid }).update({ name: change.name, email: change.email, updated_at: toTimestamp(now) })
}

/** Deletes a merchant for good. */
export async function deleteMerchant (database: Database, uuid: string): Promise<void> {
  await database(table).where({ uuid }).delete()
}

function toMerchant (row: Row): GatewayMerchant {
  return {
    id: row.id,
    uuid: row.uuid,
    countryCode: row.country_code,
    name: row.name,
    email: row.email,
    baseUrl: row.base_url,
    createdAt: fromTimestamp(row.created_at),
    updatedAt: fromTimestamp(row.updated_at)
  }
}
