import type { Database } from '../kernel/database/database.ts'
import { fromTimestamp, toTimestamp } from '../kernel/database/timestamp.ts'
import { isGranted, type Authorization, type Refusal } from './authorization.ts'

/** A shop's store as it was registered. */
export interface NewMerchant {
  readonly uuid: string
  readonly countryCode: string
  readonly email: string
  readonly name: string
  /** Address of the shop. */
  readonly baseUrl: string
}

/** A merchant with the authorisation as it was written down: what has run out since is not yet told. */
export interface MerchantRow extends NewMerchant {
  readonly authorization: Authorization
  readonly createdAt: Date
}

interface Row {
  uuid: string
  country_code: string
  email: string
  name: string
  base_url: string
  state: 'pending' | 'refused' | 'authenticated' | 'revoked'
  refusal: Refusal | null
  link_expires_at: string | null
  seller_id: string | null
  authorized_at: string | null
  expires_at: string | null
  created_at: string
}

const table = 'seller_central_merchant'

/** Finds a merchant by the uuid that the channel gave it. */
export async function findMerchant (database: Database, uuid: string): Promise<MerchantRow | undefined> {
  return toMerchants(await database<Row>(table).where({ uuid }))[0]
}

/** Finds a merchant that is about to be changed: other transactions wait with theirs. */
export async function findMerchantToChange (transaction: Database, uuid: string): Promise<MerchantRow | undefined> {
  return toMerchants(await transaction<Row>(table).where({ uuid }).forUpdate())[0]
}

/** The merchants of some countries, oldest first. */
export async function listMerchants (database: Database, countryCodes: readonly string[], { limit, offset }: { limit: number, offset: number }): Promise<MerchantRow[]> {
  return toMerchants(await database<Row>(table).whereIn('country_code', [...countryCodes]).orderBy(['created_at', 'uuid']).limit(limit).offset(offset))
}

/** The merchants that a seller gave consent to: one a country at most. */
export async function listMerchantsOfSeller (database: Database, sellerId: string): Promise<MerchantRow[]> {
  return toMerchants(await database<Row>(table).where({ seller_id: sellerId }).orderBy('country_code'))
}

/** Writes a new merchant; fails with a unique violation where the uuid is taken. */
export async function insertMerchant (database: Database, merchant: NewMerchant, now: Date): Promise<void> {
  const { uuid, countryCode, email, name, baseUrl } = merchant
  await database(table).insert({ uuid, country_code: countryCode, email, name, base_url: baseUrl, created_at: toTimestamp(now) })
}

/** Changes what may be changed later; false where there is no such merchant. */
export async function saveMerchant (database: Database, uuid: string, { email, name }: Pick<NewMerchant, 'email' | 'name'>): Promise<boolean> {
  return await database(table).where({ uuid }).update({ email, name }) > 0
}

/** Deletes a merchant, and with it its links. */
export async function deleteMerchant (database: Database, uuid: string): Promise<void> {
  await database('seller_central_consent_link').where({ merchant_uuid: uuid }).delete()
  await database(table).where({ uuid }).delete()
}

/** Writes an authorisation; fails with a unique violation where the seller has another merchant in that country. */
export async function saveAuthorization (database: Database, uuid: string, authorization: Exclude<Authorization, { state: 'deleted' }>): Promise<void> {
  const granted = isGranted(authorization) ? authorization : undefined
  await database(table).where({ uuid }).update({
    // That it has run out is told by the clock: should that be set back, the consent holds again.
    state: authorization.state === 'expired' ? 'authenticated' : authorization.state,
    refusal: authorization.state === 'refused' ? authorization.reason : granted?.refusal ?? null,
    link_expires_at: toText(authorization.state === 'pending' ? authorization.linkExpiresAt : undefined),
    seller_id: granted?.sellerId ?? null,
    authorized_at: toText(granted?.authorizedAt),
    expires_at: toText(granted?.expiresAt)
  })
}

function toText (date: Date | undefined): string | null {
  return date === undefined ? null : toTimestamp(date)
}

function toMerchants (rows: Row[]): MerchantRow[] {
  return rows.map(row => ({
    uuid: row.uuid,
    countryCode: row.country_code,
    email: row.email,
    name: row.name,
    baseUrl: row.base_url,
    authorization: toAuthorization(row),
    createdAt: fromTimestamp(row.created_at)
  }))
}

function toAuthorization ({ state, refusal, link_expires_at: linkExpiresAt, seller_id: sellerId, authorized_at: authorizedAt, expires_at: expiresAt }: Row): Authorization {
  if (state === 'pending') return { state, ...(linkExpiresAt === null ? {} : { linkExpiresAt: fromTimestamp(linkExpiresAt) }) }
  if (state === 'refused') return { state, reason: refusal! }
  return { state, sellerId: sellerId!, authorizedAt: fromTimestamp(authorizedAt!), expiresAt: fromTimestamp(expiresAt!), ...(refusal === null ? {} : { refusal }) }
}
