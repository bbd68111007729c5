import type { Database } from '../kernel/database/database.ts'
import { fromTimestamp, toTimestamp } from '../kernel/database/timestamp.ts'
import { toLocale, type Locale } from '../kernel/phrases.ts'

/** A Commerce account: a person who belongs to a company. */
export interface Account {
  readonly id: number
  /** What the pages show as "ID:". */
  readonly publicId: string
  /** In lower case. */
  readonly email: string
  readonly firstname: string
  readonly lastname: string
  readonly company: string
  /** The language its owner chose; undefined: the browser's. */
  readonly locale: Locale | undefined
  readonly createdAt: Date
}

/** An account with what a sign-in needs. */
export interface AccountRecord extends Account {
  readonly passwordHash: string
  readonly failures: number
  readonly lockExpires: Date | undefined
  /** Its owner closed it: nobody signs in any more, and its e-mail address stays taken. */
  readonly closedAt: Date | undefined
}

/** What a new row consists of. */
export type NewAccount = Omit<AccountRecord, 'id' | 'locale' | 'failures' | 'lockExpires' | 'closedAt'>

/** What its owner may change. */
export type AccountChanges = Pick<Account, 'firstname' | 'lastname' | 'company' | 'locale'>

interface Row {
  id: number
  public_id: string
  email: string
  firstname: string
  lastname: string
  company: string
  password_hash: string
  locale: string | null
  failures: number
  lock_expires: string | null
  created_at: string
  closed_at: string | null
}

const table = 'account_customer'

export async function findAccount (database: Database, id: number): Promise<AccountRecord | undefined> {
  return toRecord((await database.raw(`select * from ${table} where id = ?`, [id]) as Row[])[0])
}

/** Finds by e-mail address, in whatever case it is written. */
export async function findAccountByEmail (database: Database, email: string): Promise<AccountRecord | undefined> {
  return toRecord((await database.raw(`select * from ${table} where email = ?`, [toStoredEmail(email)]) as Row[])[0])
}

/** Since when there has been an account at all. */
export async function findFirstAccountDate (database: Database): Promise<Date | undefined> {
  const [row] = await database.raw(`select created_at from ${table} order by id limit 1`) as Row[]
  return row === undefined ? undefined : fromTimestamp(row.created_at)
}

/** Writes a new account; fails with a unique violation where the e-mail address or the public id is taken. */
export async function insertAccount (database: Database, account: NewAccount): Promise<number> {
  const [id] = await database(table).insert({
    public_id: account.publicId,
    email: toStoredEmail(account.email),
    firstname: account.firstname,
    lastname: account.lastname,
    company: account.company,
    password_hash: account.passwordHash,
    created_at: toTimestamp(account.createdAt)
  })
  return id!
}

export async function saveAccount (database: Database, id: number, { locale, ...names }: AccountChanges): Promise<void> {
  await database(table).where({ id }).update({ ...names, locale: locale ?? null })
}

/** Writes the state of the failure counter. */
export async function saveFailures (database: Database, id: number, failures: number, lockExpires: Date | undefined): Promise<void> {
  await database(table).where({ id }).update({ failures, lock_expires: lockExpires === undefined ? null : toTimestamp(lockExpires) })
}

/** Closes an account for good; its password is forgotten. */
export async function markAccountClosed (database: Database, id: number, now: Date): Promise<void> {
  await database(table).where({ id }).update({ closed_at: toTimestamp(now), password_hash: '' })
}

/** One spelling an address, so that every dialect's unique index takes no notice of case. */
function toStoredEmail (email: string): string {
  return email.normalize('NFC').toLowerCase()
}

function toRecord (row: Row | undefined): AccountRecord | undefined {
  if (row === undefined) return undefined
  return {
    id: row.id,
    publicId: row.public_id,
    email: row.email,
    firstname: row.firstname,
    lastname: row.lastname,
    company: row.company,
    passwordHash: row.password_hash,
    locale: toLocale(row.locale),
    failures: row.failures,
    lockExpires: row.lock_expires === null ? undefined : fromTimestamp(row.lock_expires),
    createdAt: fromTimestamp(row.created_at),
    closedAt: row.closed_at === null ? undefined : fromTimestamp(row.closed_at)
  }
}
