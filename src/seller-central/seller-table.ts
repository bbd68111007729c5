import type { Database } from '../kernel/database/database.ts'
import { readRows } from '../kernel/database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../kernel/database/timestamp.ts'
import type { SellerRegion } from './regions.ts'

/** Somebody who uses a seller account, with what every page wants to know of the account. */
export interface SellerUser {
  readonly id: number
  readonly accountId: number
  /** In lower case. */
  readonly email: string
  /** The one who opened the account; only he may give consent. */
  readonly isPrimary: boolean
  /** The account's merchant token: A and 13 capitals or digits. */
  readonly sellerId: string
  readonly businessName: string
  readonly region: SellerRegion
}

/** A user with what a sign-in needs. */
export interface SellerUserRecord extends SellerUser {
  readonly passwordHash: string
  readonly failures: number
  readonly lockExpires: Date | undefined
}

/** What a new seller account consists of. */
export type NewSellerAccount = Pick<SellerUser, 'sellerId' | 'businessName' | 'region'>

/** What a new user consists of. */
export type NewSellerUser = Pick<SellerUserRecord, 'accountId' | 'email' | 'isPrimary' | 'passwordHash'>

interface Row {
  id: number
  account_id: number
  email: string
  is_primary: number
  seller_id: string
  business_name: string
  region: SellerRegion
  password_hash: string
  failures: number
  lock_expires: string | null
}

const users = 'seller_central_user'
const accounts = 'seller_central_account'
const selectUsers = `select person.*, account.seller_id, account.business_name, account.region from ${users} as person
  join ${accounts} as account on account.id = person.account_id`

/** Finds a user with what his page shows of the account, by id. */
export async function findSellerUser (database: Database, id: number): Promise<SellerUserRecord | undefined> {
  return (await readRows<Row>(database, `${selectUsers} where person.id = ?`, [id])).map(toRecord)[0]
}

/** Finds by e-mail address, in whatever case it is written. */
export async function findSellerUserByEmail (database: Database, email: string): Promise<SellerUserRecord | undefined> {
  return (await readRows<Row>(database, `${selectUsers} where person.email = ?`, [toStoredEmail(email)])).map(toRecord)[0]
}

/** The users of an account, the primary one first. */
export async function listSellerUsers (database: Database, accountId: number): Promise<SellerUser[]> {
  return (await readRows<Row>(database, `${selectUsers} where person.account_id = ? order by person.id`, [accountId])).map(toRecord)
}

/** Writes a new account; fails with a unique violation where the seller id is taken. */
export async function insertSellerAccount (database: Database, account: NewSellerAccount, now: Date): Promise<number> {
  const [id] = await database(accounts).insert({ seller_id: account.sellerId, business_name: account.businessName, region: account.region, created_at: toTimestamp(now) })
  return id!
}

/** Writes a new user; fails with a unique violation where the e-mail address is taken. */
export async function insertSellerUser (database: Database, user: NewSellerUser, now: Date): Promise<number> {
  const [id] = await database(users).insert({
    account_id: user.accountId,
    email: toStoredEmail(user.email),
    password_hash: user.passwordHash,
    is_primary: user.isPrimary ? 1 : 0,
    created_at: toTimestamp(now)
  })
  return id!
}

/** Writes the state of a user's failure counter. */
export async function saveSellerFailures (database: Database, id: number, failures: number, lockExpires: Date | undefined): Promise<void> {
  await database(users).where({ id }).update({ failures, lock_expires: lockExpires === undefined ? null : toTimestamp(lockExpires) })
}

/** One spelling an address, so that every dialect's unique index takes no notice of case. */
function toStoredEmail (email: string): string {
  return email.normalize('NFC').toLowerCase()
}

function toRecord (row: Row): SellerUserRecord {
  return {
    id: row.id,
    accountId: row.account_id,
    email: row.email,
    isPrimary: row.is_primary === 1,
    sellerId: row.seller_id,
    businessName: row.business_name,
    region: row.region,
    passwordHash: row.password_hash,
    failures: row.failures,
    lockExpires: row.lock_expires === null ? undefined : fromTimestamp(row.lock_expires)
  }
}
