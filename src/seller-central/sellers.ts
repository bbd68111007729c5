import { randomInt } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import { inTransaction, isUniqueViolation, type Database } from '../kernel/database/database.ts'
import type { Passwords } from '../kernel/passwords.ts'
import type { SellerRegion } from './regions.ts'
import { findSellerUser, findSellerUserByEmail, insertSellerAccount, insertSellerUser, listSellerUsers, saveSellerFailures, type SellerUser } from './seller-table.ts'

/** What somebody opens a seller account with. */
export interface SellerRegistration {
  readonly businessName: string
  readonly email: string
  readonly password: string
  readonly region: SellerRegion
}

/** The seller accounts and the people who use them. */
export interface Sellers {
  find: (userId: number) => Promise<SellerUser | undefined>
  /** The users of an account, the primary one first. */
  listUsers: (accountId: number) => Promise<SellerUser[]>
  /** Opens an account and returns the id of its primary user; undefined where the e-mail address is taken. */
  register: (registration: SellerRegistration) => Promise<number | undefined>
  /** Adds a secondary user to an account; undefined where the e-mail address is taken. */
  addUser: (accountId: number, user: Pick<SellerRegistration, 'email' | 'password'>) => Promise<number | undefined>
  /** Checks e-mail address and password; undefined for unknown, wrong and locked alike, so that nobody learns which. */
  checkPassword: (email: string, password: string) => Promise<number | undefined>
}

/** What the seller accounts stand on. */
export interface SellersOptions {
  readonly database: Database
  readonly clock: Clock
  readonly passwords: Passwords
}

/** Users an account may have. */
export const mostUsers = 20
const mostFailures = 6
const lockMinutes = 10
const idAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Builds the sellers over their tables. */
export function createSellers (options: SellersOptions): Sellers {
  const { database, clock, passwords } = options
  return {
    find: async userId => await findSellerUser(database, userId),
    listUsers: async accountId => await listSellerUsers(database, accountId),
    register: async registration => await register(options, registration),
    async addUser (accountId, { email, password }) {
      const passwordHash = await passwords.hash(password)
      return await unlessTaken(async () => await insertSellerUser(database, { accountId, email, isPrimary: false, passwordHash }, clock.now()))
    },
    checkPassword: async (email, password) => await checkPassword(options, email, password)
  }
}

async function register ({ database, clock, passwords }: SellersOptions, { email, password, businessName, region }: SellerRegistration): Promise<number | undefined> {
  const passwordHash = await passwords.hash(password)
  for (;;) {
    const userId = await unlessTaken(async () => await inTransaction(database, async transaction => {
      const accountId = await insertSellerAccount(transaction, { sellerId: createSellerId(), businessName, region }, clock.now())
      return await insertSellerUser(transaction, { accountId, email, isPrimary: true, passwordHash }, clock.now())
    }))
    if (userId !== undefined || await findSellerUserByEmail(database, email) !== undefined) return userId
    // Otherwise it was the seller id: the next one is free.
  }
}

async function unlessTaken (insert: () => Promise<number>): Promise<number | undefined> {
  try {
    return await insert()
  } catch (error) {
    if (isUniqueViolation(error)) return undefined
    throw error
  }
}

async function checkPassword ({ database, clock, passwords }: SellersOptions, email: string, password: string): Promise<number | undefined> {
  const user = await findSellerUserByEmail(database, email)
  if (user === undefined || !await countAttempt(database, user.id, clock.now())) {
    await passwords.verifyNothing(password)
    return undefined
  }
  if (!await passwords.verify(password, user.passwordHash)) return undefined
  await saveSellerFailures(database, user.id, 0, undefined)
  return user.id
}

/** Counts a try as a failure before the password is looked at, so that many sent at once are no more than many sent in turn; false while locked. */
async function countAttempt (database: Database, id: number, now: Date): Promise<boolean> {
  return await inTransaction(database, async transaction => {
    const user = await findSellerUser(transaction, id)
    if (user === undefined || (user.lockExpires !== undefined && user.lockExpires > now)) return false
    const failures = user.lockExpires === undefined ? user.failures + 1 : 1
    await saveSellerFailures(transaction, id, failures, failures >= mostFailures ? new Date(now.getTime() + lockMinutes * 60_000) : undefined)
    return true
  })
}

/** In the shape of Amazon's merchant tokens: A and 13 capitals or digits. */
function createSellerId (): string {
  return `A${Array.from({ length: 13 }, () => idAlphabet[randomInt(idAlphabet.length)]!).join('')}`
}
