import { randomInt } from 'node:crypto'
import type { AuditOrigin } from '../kernel/audit/audit-event.ts'
import type { AuditLog } from '../kernel/audit/audit-log.ts'
import type { Clock } from '../kernel/clock.ts'
import { inTransaction, isUniqueViolation, type Database } from '../kernel/database/database.ts'
import type { Passwords } from '../kernel/passwords.ts'
import { findAccount, findAccountByEmail, insertAccount, markAccountClosed, saveAccount, saveFailures, type Account, type AccountChanges } from './account-table.ts'
import { deleteAllKeys } from './keys/remove-key.ts'

/** What somebody registers with. */
export interface Registration extends Pick<Account, 'email' | 'firstname' | 'lastname' | 'company'> {
  readonly password: string
}

/** Where somebody comes from who is not signed in yet. */
export type Whence = Pick<AuditOrigin, 'address' | 'requestId'>

/** The Commerce accounts. */
export interface Accounts {
  /** An account; a closed one is none. */
  find: (id: number) => Promise<Account | undefined>
  /** Whether an account with this e-mail address exists. */
  isTaken: (email: string) => Promise<boolean>
  /** Creates an account and returns its id; undefined where the e-mail address is taken. */
  register: (registration: Registration, origin: Whence) => Promise<number | undefined>
  /** Checks e-mail address and password; undefined for unknown, wrong and locked alike, so that nobody learns which. */
  signIn: (email: string, password: string, origin: Whence) => Promise<number | undefined>
  save: (id: number, changes: AccountChanges, by: AuditOrigin) => Promise<void>
  /** Closes an account for good and deletes its keys, where the password is right; a wrong one counts as at a sign-in. */
  close: (account: Account, password: string, by: AuditOrigin) => Promise<boolean>
}

export interface AccountsOptions {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
  readonly passwords: Passwords
}

const mostFailures = 6
const lockMinutes = 10

/** Builds the accounts over their table. */
export function createAccounts (options: AccountsOptions): Accounts {
  const { database, audit } = options
  return {
    async find (id) {
      const account = await findAccount(database, id)
      return account?.closedAt === undefined ? account : undefined
    },
    isTaken: async email => await findAccountByEmail(database, email) !== undefined,
    register: async (registration, origin) => await register(options, registration, origin),
    signIn: async (email, password, origin) => await signIn(options, email, password, origin),
    async save (id, changes, by) {
      await inTransaction(database, async transaction => {
        await saveAccount(transaction, id, changes)
        await audit.record(transaction, by, { action: 'account_saved', outcome: 'success', details: { changed: Object.keys(changes) } })
      })
    },
    close: async (account, password, by) => await closeAccount(options, account, password, by)
  }
}

async function register ({ database, clock, audit, passwords }: AccountsOptions, { password, ...person }: Registration, origin: Whence): Promise<number | undefined> {
  const passwordHash = await passwords.hash(password)
  for (;;) {
    try {
      return await inTransaction(database, async transaction => {
        const id = await insertAccount(transaction, { ...person, publicId: createPublicId(), passwordHash, createdAt: clock.now() })
        await audit.record(transaction, toOrigin(person.email, origin, id), { action: 'account_registered', outcome: 'success', target: person.email })
        return id
      })
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      if (await findAccountByEmail(database, person.email) !== undefined) return undefined
      // Otherwise it was the public id: the next one is free.
    }
  }
}

async function signIn (options: AccountsOptions, email: string, password: string, origin: Whence): Promise<number | undefined> {
  const id = await findSignedIn(options, email, password)
  const { database, audit } = options
  const event = { action: 'account_sign_in', outcome: id === undefined ? 'refused' : 'success' } as const
  await inTransaction(database, async transaction => {
    if (id !== undefined) await saveFailures(transaction, id, 0, undefined)
    await audit.record(transaction, toOrigin(email, origin, id), event)
  })
  return id
}

async function findSignedIn ({ database, clock, passwords }: AccountsOptions, email: string, password: string): Promise<number | undefined> {
  const account = await findAccountByEmail(database, email)
  const mayTry = account !== undefined && account.closedAt === undefined && await countAttempt(database, account.id, clock.now())
  if (!mayTry) {
    await passwords.verifyNothing(password)
    return undefined
  }
  return await passwords.verify(password, account.passwordHash) ? account.id : undefined
}

async function closeAccount (options: AccountsOptions, { id, email }: Account, password: string, by: AuditOrigin): Promise<boolean> {
  if (await signIn(options, email, password, by) !== id) return false
  const now = options.clock.now()
  await inTransaction(options.database, async transaction => {
    await deleteAllKeys(transaction, id, { audit: options.audit, by, now })
    await markAccountClosed(transaction, id, now)
    await options.audit.record(transaction, by, { action: 'account_closed', outcome: 'success', target: email })
  })
  return true
}

/** Nobody is known by name yet: the address that was typed stands for him. */
function toOrigin (email: string, { address, requestId }: Whence, id: number | undefined): AuditOrigin {
  return { realm: 'account', userId: id ?? null, userName: email, address, requestId }
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
