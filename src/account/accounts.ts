import { randomInt } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import { inTransaction, isUniqueViolation, type Database } from '../kernel/database/database.ts'
import type { Passwords } from '../kernel/passwords.ts'
import { findAccount, findAccountByEmail, insertAccount, markAccountClosed, saveAccount, saveFailures, type Account, type AccountChanges } from './account-table.ts'
import { deleteAllKeys } from './keys/remove-key.ts'

/** What somebody registers with. */
export interface Registration extends Pick<Account, 'email' | 'firstname' | 'lastname' | 'company'> {
  readonly password: string
}

/** The Commerce accounts. */
export interface Accounts {
  /** An account; a closed one is none. */
  find: (id: number) => Promise<Account | undefined>
  /** Whether an account with this e-mail address exists. */
  isTaken: (email: string) => Promise<boolean>
  /** Creates an account and returns its id; undefined where the e-mail address is taken. */
  register: (registration: Registration) => Promise<number | undefined>
  /** Checks e-mail address and password; undefined for unknown, wrong and locked alike, so that nobody learns which. */
  signIn: (email: string, password: string) => Promise<number | undefined>
  save: (id: number, changes: AccountChanges) => Promise<void>
  /** Closes an account for good and deletes its keys, where the password is right; a wrong one counts as at a sign-in. */
  close: (account: Account, password: string) => Promise<boolean>
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
    async find (id) {
      const account = await findAccount(database, id)
      return account?.closedAt === undefined ? account : undefined
    },
    isTaken: async email => await findAccountByEmail(database, email) !== undefined,
    register: async registration => await register(options, registration),
    signIn: async (email, password) => await signIn(options, email, password),
    save: async (id, changes) => { await saveAccount(database, id, changes) },
    close: async (account, password) => await closeAccount(options, account, password)
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
  const mayTry = account !== undefined && account.closedAt === undefined && await countAttempt(database, account.id, clock.now())
  if (!mayTry) {
    await passwords.verifyNothing(password)
    return undefined
  }
  if (!await passwords.verify(password, account.passwordHash)) return undefined
  await saveFailures(database, account.id, 0, undefined)
  return account.id
}

async function closeAccount (options: AccountsOptions, { id, email, firstname, lastname }: Account, password: string): Promise<boolean> {
  if (await signIn(options, email, password) !== id) return false
  const now = options.clock.now()
  await inTransaction(options.database, async transaction => {
    await deleteAllKeys(transaction, id, { by: `${firstname} ${lastname}`, now })
    await markAccountClosed(transaction, id, now)
  })
  return true
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
