import type { FastifyReply } from 'fastify'
import type { Clock } from '../clock.ts'
import { inTransaction, type Database } from '../database/database.ts'
import { createError } from '../errors.ts'

/** How often something may be done by one subject. */
export interface Budget {
  /** Names the counter in the database; at most 32 characters. */
  readonly name: string
  /** Uses in one window. */
  readonly most: number
  /** Length of a window; windows begin at multiples of it. */
  readonly seconds: number
}

/** Counts one use by a subject, who is an address or a user; throws RATE_LIMIT (429), with Retry-After set, where the budget is used up. */
export type TakeUse = (budget: Budget, subject: string, reply: FastifyReply) => Promise<void>

const TooManyRequests = createError('RATE_LIMIT', 'There were too many of these requests. Nothing was carried out: try again in %1 seconds.', 429)
const table = 'backroom_rate_count'

/** Makes the counter that all processes on one database share. A use that is refused is not written: a flood costs one read each. */
export function createTakeUse ({ database, clock }: { readonly database: Database, readonly clock: Clock }): TakeUse {
  return async ({ name, most, seconds }, subject, reply) => {
    const now = clock.now().getTime()
    const length = seconds * 1000
    const key = { budget: name, subject: subject.slice(0, 64), ends_at: (Math.floor(now / length) + 1) * length }
    if (await countUses(database, key) < most && await addUse(database, key, now) <= most) return
    const wait = String(Math.max(1, Math.ceil((key.ends_at - now) / 1000)))
    reply.header('retry-after', wait)
    throw TooManyRequests(wait)
  }
}

interface CounterKey {
  readonly budget: string
  readonly subject: string
  readonly ends_at: number
}

/** Adds in one statement, so that two processes never count the same use. */
async function addUse (database: Database, key: CounterKey, now: number): Promise<number> {
  return await inTransaction(database, async transaction => {
    await transaction(table).insert({ ...key, uses: 1 }).onConflict(['budget', 'subject', 'ends_at']).merge({ uses: transaction.raw('?? + 1', [`${table}.uses`]) })
    const uses = await countUses(transaction, key)
    if (uses === 1) await transaction(table).where('ends_at', '<=', now).delete()
    return uses
  })
}

async function countUses (database: Database, key: CounterKey): Promise<number> {
  const row = await database(table).where(key).first('uses') as { uses: number } | undefined
  return row?.uses ?? 0
}

/** Who shares an address's budget: the address itself in IPv4, and in IPv6 its /64, of which one visitor has all addresses. */
export function toNetwork (address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail = ''] = plain.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  return `${[...first, ...zeros, ...last].slice(0, 4).join(':')}::/64`
}
