import type { Clock } from '../kernel/clock.ts'
import { inTransaction, isUniqueViolation, type Database } from '../kernel/database/database.ts'
import { createError } from '../kernel/errors.ts'
import { toOwnPath } from '../kernel/http/own-path.ts'
import { createToken } from '../kernel/secrets.ts'
import { atTime, transition, type Authorization, type Granted, type Refusal } from './authorization.ts'
import { hashSecret } from './hash-secret.ts'
import { insertLink } from './link-table.ts'
import { deleteMerchant, findMerchant, findMerchantToChange, insertMerchant, listMerchants, saveAuthorization, saveMerchant, type MerchantRow, type NewMerchant } from './merchant-table.ts'
import { findRegion } from './regions.ts'
import { sellerUrls } from './urls.ts'

/** What the outside world knows of a merchant's authorisation; of one that was given, `refusal` says why a later try came to nothing. */
export type MerchantAuthentication =
  | { readonly state: 'pending' }
  | { readonly state: 'refused', readonly reason: Refusal }
  | Granted

/** A merchant as the services behind the channel answer for it; times are UTC. */
export interface MerchantRecord extends NewMerchant {
  readonly authentication: MerchantAuthentication
  /** Of the seller who gave consent, whatever became of it. */
  readonly sellerId: string | undefined
  readonly createdAt: Date
}

/** The emulated services' register of merchants: stands where a client of the real ones could stand. */
export interface MerchantRegistry {
  readonly name: string
  /** Refuses a uuid that is known, and a country without a marketplace. */
  createMerchant: (merchant: NewMerchant) => Promise<void>
  updateMerchant: (uuid: string, change: Pick<NewMerchant, 'email' | 'name'>) => Promise<void>
  /** Deletes a merchant with its links and its authorisation; one that is gone already is no error. */
  deleteMerchant: (uuid: string) => Promise<void>
  /** Own path of a fresh single-use link, valid for an hour, where the seller gives consent; `returnUrl` is an own path of the Admin. */
  findConsentUrl: (uuid: string, returnUrl: string) => Promise<string>
  /** Of a merchant that is not registered nothing is known: pending. */
  findAuthentication: (uuid: string) => Promise<MerchantAuthentication>
  find: (uuid: string) => Promise<MerchantRecord | undefined>
  /** The merchants of some countries, oldest first, 100 a page; pages count from 1. */
  list: (countryCodes: readonly string[], page?: number) => Promise<MerchantRecord[]>
}

/** What the register stands on. */
export interface MerchantRegistryOptions {
  readonly database: Database
  readonly clock: Clock
  /** Hashes the tokens of links. */
  readonly secret: Buffer
}

/** Seconds that a consent link is valid. */
export const linkLifetime = 3600
const pageSize = 100

const MerchantExists = createError('MERCHANT_EXISTS', 'A merchant with this uuid is registered already.', 409)
const MerchantUnknown = createError('MERCHANT_UNKNOWN', 'There is no such merchant. Its store may have been deleted.', 404)
const CountryUnknown = createError('MERCHANT_COUNTRY_UNKNOWN', 'Amazon has no marketplace for the country "%1".', 422)

/** Builds the register over its tables. */
export function createMerchantRegistry (options: MerchantRegistryOptions): MerchantRegistry {
  const { database, clock } = options
  const find: MerchantRegistry['find'] = async uuid => {
    const merchant = await findMerchant(database, uuid)
    return merchant === undefined ? undefined : toRecord(merchant, clock.now())
  }
  return {
    name: 'Emulated Seller Central',
    find,
    createMerchant: async merchant => { await createMerchant(options, merchant) },
    async updateMerchant (uuid, change) {
      if (!await saveMerchant(database, uuid, change)) throw MerchantUnknown()
    },
    deleteMerchant: async uuid => { await inTransaction(database, async transaction => { await deleteMerchant(transaction, uuid) }) },
    findConsentUrl: async (uuid, returnUrl) => await createLink(options, uuid, returnUrl),
    findAuthentication: async uuid => (await find(uuid))?.authentication ?? { state: 'pending' },
    async list (countryCodes, page = 1) {
      const rows = await listMerchants(database, countryCodes, { limit: pageSize, offset: (page - 1) * pageSize })
      return rows.map(row => toRecord(row, clock.now()))
    }
  }
}

async function createMerchant ({ database, clock }: MerchantRegistryOptions, merchant: NewMerchant): Promise<void> {
  if (findRegion(merchant.countryCode) === undefined) throw CountryUnknown(merchant.countryCode)
  try {
    await insertMerchant(database, merchant, clock.now())
  } catch (error) {
    throw isUniqueViolation(error) ? MerchantExists() : error
  }
}

async function createLink ({ database, clock, secret }: MerchantRegistryOptions, uuid: string, returnUrl: string): Promise<string> {
  const token = createToken()
  const now = clock.now()
  const expiresAt = new Date(now.getTime() + linkLifetime * 1000)
  await inTransaction(database, async transaction => {
    const merchant = await findMerchantToChange(transaction, uuid)
    if (merchant === undefined) throw MerchantUnknown()
    await insertLink(transaction, hashSecret(secret, token), { merchantUuid: uuid, returnUrl: toOwnPath(returnUrl) ?? '/', expiresAt }, now)
    await changeAuthorization(transaction, uuid, transition(atTime(merchant.authorization, now), { type: 'link_created', expiresAt }))
  })
  return `${sellerUrls.openLink}?${new URLSearchParams({ link: token }).toString()}`
}

/** Writes what an event made of an authorisation; undefined: nothing. */
export async function changeAuthorization (transaction: Database, uuid: string, next: Authorization | undefined): Promise<void> {
  if (next !== undefined && next.state !== 'deleted') await saveAuthorization(transaction, uuid, next)
}

function toRecord ({ authorization, ...merchant }: MerchantRow, now: Date): MerchantRecord {
  const current = atTime(authorization, now)
  return { ...merchant, authentication: toAuthentication(current), sellerId: 'sellerId' in current ? current.sellerId : undefined }
}

/** Without the time a link has left, which concerns nobody outside; a merchant that was deleted has no row to come here from. */
function toAuthentication (authorization: Authorization): MerchantAuthentication {
  return authorization.state === 'pending' || authorization.state === 'deleted' ? { state: 'pending' } : authorization
}
