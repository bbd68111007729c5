import type { FastifyRequest } from 'fastify'
import type { Database } from '../database/database.ts'
import { readRows } from '../database/read-rows.ts'
import { endSessions } from './session-table.ts'

/** A session as its owner is shown it. */
export interface UserSession {
  readonly idHash: string
  readonly startedAt: Date
  readonly lastSeenAt: Date
  /** From where it was started; empty where it was not noted. */
  readonly address: string
  readonly userAgent: string
}

interface Row { id_hash: string, created_at: number | string, last_seen_at: number | string, address: string | null, user_agent: string | null }

const longest = 255

/** What a session's row holds of the request that started it. */
export function toSessionOrigin (request: FastifyRequest): { address: string, user_agent: string | null } {
  return { address: request.ip.slice(0, longest), user_agent: request.headers['user-agent']?.slice(0, longest) ?? null }
}

/** A user's sessions in the Admin that have not ended and were used after a moment, the last used first. */
export async function listUserSessions (database: Database, userId: number, usedAfter: Date): Promise<UserSession[]> {
  const rows = await readRows<Row>(database, `select id_hash, created_at, last_seen_at, address, user_agent from backroom_session
    where realm = 'admin' and user_id = ? and ended_at is null and last_seen_at > ? order by last_seen_at desc, created_at desc`, [userId, usedAfter.getTime()])
  return rows.map(row => ({
    idHash: row.id_hash,
    startedAt: new Date(Number(row.created_at)),
    lastSeenAt: new Date(Number(row.last_seen_at)),
    address: row.address ?? '',
    userAgent: row.user_agent ?? ''
  }))
}

/** Ends a user's sessions in the Admin, all but `exceptIdHash`, in the transaction of the act that asks for it; returns how many. */
export async function endUserSessions (transaction: Database, userId: number, now: Date, exceptIdHash?: string): Promise<number> {
  return await endSessions(transaction, { realm: 'admin', user_id: userId }, 'ended', now, exceptIdHash)
}
