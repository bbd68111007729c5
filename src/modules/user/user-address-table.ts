import type { Database } from '../../kernel/database/database.ts'
import type { FailureCount } from './failure-count.ts'

interface Row {
  readonly last_login_at: number
  readonly failures: number
  readonly first_failure_at: number | null
  readonly lock_expires_at: number | null
}

const table = 'backroom_user_address'
/** How long an address is known for a user's after his last sign-in from it, in ms: thirty days. */
const knownFor = 30 * 24 * 3_600_000
/** More addresses of one user than are worth knowing; the ones used longest ago are forgotten. */
const mostAddresses = 20

/** The failures at an address from which a user has signed in of late; undefined for every other address. */
export async function findKnownAddress (database: Database, userId: number, address: string, now: Date): Promise<FailureCount | undefined> {
  const row = await database(table).where({ user_id: userId, address }).first() as Row | undefined
  if (row === undefined || Number(row.last_login_at) < now.getTime() - knownFor) return undefined
  return { failures: row.failures, firstFailure: toDate(row.first_failure_at), lockExpires: toDate(row.lock_expires_at) }
}

/** Writes the failures at a known address. */
export async function saveAddressFailures (transaction: Database, userId: number, address: string, { failures, firstFailure, lockExpires }: FailureCount): Promise<void> {
  await transaction(table).where({ user_id: userId, address }).update({ failures, first_failure_at: firstFailure?.getTime() ?? null, lock_expires_at: lockExpires?.getTime() ?? null })
}

/** Notes that a user has signed in from an address; its failures are forgotten. */
export async function saveKnownAddress (transaction: Database, userId: number, address: string, now: Date): Promise<void> {
  const row = { user_id: userId, address, last_login_at: now.getTime(), failures: 0, first_failure_at: null, lock_expires_at: null }
  await transaction(table).insert(row).onConflict(['user_id', 'address']).merge()
  const known = await transaction(table).where({ user_id: userId }).orderBy('last_login_at', 'desc').pluck('address') as string[]
  if (known.length > mostAddresses) await transaction(table).where({ user_id: userId }).whereIn('address', known.slice(mostAddresses)).delete()
}

function toDate (time: number | null): Date | undefined {
  return time === null ? undefined : new Date(Number(time))
}
