import { randomInt } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import { inTransaction, isUniqueViolation, type Database } from '../kernel/database/database.ts'
import type { Passwords } from '../kernel/passwords.ts'
import { findAccount, findAccountByEmail, insertAccount, saveAccount, saveFailures, type Account, type AccountChanges } from './account-table.ts'

/** What somebody registers with. */
export interface Registration extends Pick<Account, 'email' | 'firstname' | 'lastname' | 'company'> {
  readonly password: string
}

/** The Commerce accounts. */
export interface Accounts {
  find: (id: number) => Promise<Account | undefined>
  /** Whether an account with this e-mail address exists. */
  isTaken: (email: string) => Promise<boolean>
  /** Creates an account and returns its id; undefined where the e-mail address is taken. */
  register: (registration: Registration) => Promise<number | undefined>
  /** Checks e-mail address and password; undefined for unknown, wrong and locked alike, so that nobody learns which. */
  signIn: (email: string, password: string) => Promise<number | undefined>
  save: (id: number, changes: AccountChanges) => Promise<void>
}

export interface AccountsOptions {
  readonly database: Database
  readonly clock: Clock
  readonly passwords: Passwords
}

const mostFailures = 6
const lockMinutes = 10

/** Builds the accounts over their table. */
export function createAccounts (options: AccountsOptions): Accounts {
  const { database } = options
  return {
    find: async id => await findAccount(database, id),
    isTaken: async email => await findAccountByEmail(database, email) !== undefined,
    register: async registration => await register(options, registration),
    signIn: async (email, password) => await signIn(options, email, password),
    save: async (id, changes) => { await saveAccount(database, id, changes) }
  }
}

async function register ({ database, clock, passwords }: AccountsOptions, { password, ...person }: Registration): Promise<number | undefined> {
  const passwordHash = await passwords.hash(password)
  for (;;) {
    try {
      return await insertAccount(database, { ...person, publicId: createPublicId(), passwordHash, createdAt: clock.now() })
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      if (await findAccountByEmail(database, person.email) !== undefined) return undefined
      // Otherwise it was the public id: the next one is free.
    }
  }
}

async function signIn ({ database, clock, passwords }: AccountsOptions, email: string, password: string): Promise<number | undefined> {
  const account = await findAccountByEmail(database, email)
  const mayTry = account !== undefined && await countAttempt(database, account.id, clock.now())
  if (!mayTry) {
    await passwords.verifyNothing(password)
    return undefined
  }
  if (!await passwords.verify(password, account.passwordHash)) return undefined
  await saveFailures(database, account.id, 0, undefined)
  return account.id
}

/** Counts a try as a failure before the password is looked at, so that many sent at once are no more than many sent in turn; false while locked. */
async function countAttempt (database: Database, id: number, now: Date): Promise<boolean> {
  return await inTransaction(database, async transaction => {
    const account = await findAccount(transaction, id)
    if (account === undefined || (account.lockExpires !== undefined && account.lockExpires > now)) return false
    const failures = account.lockExpires === undefined ? account.failures + 1 : 1
    const lockExpires = failures >= mostFailures ? new Date(now.getTime() + lockMinutes * 60_000) : undefined
    await saveFailures(transaction, id, failures, lockExpires)
    return true
  })
}

/** Looks like the ids of the original's account site: MAG and nine digits. */
function createPublicId (): string {
  return `MAG${String(randomInt(1_000_000_000)).padStart(9, '0')}`
}
