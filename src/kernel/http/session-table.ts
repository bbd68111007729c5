import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { readRows } from '../database/read-rows.ts'
import type { Realm, SessionState } from './session-state.ts'

interface SessionRow {
  id_hash: string
  user_id: number
  created_at: number
  last_seen_at: number
  expires_at: number | null
  ended_at: number | null
  end_reason: string | null
}

const table = 'backroom_session'
/** Writing the time of every request would cost a write each; a session may therefore end this many ms early. */
const seenPrecision = 5000
/** Clocks are set right by a moment; one that goes back further must not make a session live longer. In ms. */
const clockTolerance = 60_000
/** A session ends after a day, whatever is done in it; after its idle time, where that is configured longer. In ms. */
const longestSession = 24 * 3_600_000
/** More living sessions of one user than anybody needs: those used longest ago end. */
const mostSessions = 20
/** How long what is over stays in the table, in ms: ninety days. */
const keptFor = 90 * 24 * 3_600_000

/** Counts a session as used at a moment and gives it a new day: whoever sets the clock would else sign himself out. */
export async function touchSession (database: Database, idHash: string, now: Date): Promise<void> {
  // Another request of his may have found it expired in between.
  await database(table).where({ id_hash: idHash }).where(open => open.whereNull('ended_at').orWhere({ end_reason: 'idle' }))
    .update({ last_seen_at: now.getTime(), expires_at: now.getTime() + longestSession, ended_at: null, end_reason: null })
}

/** What the session with this id is at this moment; `lifetime` in seconds. */
export async function readSession (database: Database, { realm, clock, lifetime }: { realm: Realm, clock: Clock, lifetime: () => Promise<number> }, idHash: string): Promise<SessionState> {
  const [row] = await readRows<SessionRow>(database, `select * from ${table} where id_hash = ? and realm = ?`, [idHash, realm])
  if (row === undefined) return { state: 'none' }
  const session = { idHash, userId: row.user_id, createdAt: new Date(row.created_at) }
  if (row.ended_at !== null) return { state: 'over', session, reason: toReason(row.end_reason), isNews: false }
  const now = clock.now().getTime()
  const idle = now - row.last_seen_at
  const longestIdle = await lifetime() * 1000
  const expires = Math.max(row.created_at + Math.max(longestSession, longestIdle), row.expires_at ?? 0)
  if (idle >= longestIdle || idle < -clockTolerance || now >= expires) {
    const ended = await database(table).where({ id_hash: idHash }).whereNull('ended_at').update({ ended_at: now, end_reason: 'idle' })
    return { state: 'over', session, reason: 'idle', isNews: ended > 0 }
  }
  if (idle >= seenPrecision) await database.raw(`update ${table} set last_seen_at = ? where id_hash = ?`, [now, idHash])
  return { state: 'live', session }
}

function toReason (reason: string | null): 'idle' | 'replaced' | 'ended' {
  return reason === 'replaced' || reason === 'idle' ? reason : 'ended'
}

/** Adds a session; of too many of one user the oldest end, and what is long over is forgotten. */
export async function insertSession (database: Database, session: { readonly id_hash: string, readonly realm: Realm, readonly user_id: number }, now: number): Promise<void> {
  const { realm, user_id: userId } = session
  await database(table).insert({ ...session, created_at: now, last_seen_at: now })
  await database(table).where({ realm, user_id: userId }).where('last_seen_at', '<', now - keptFor).delete()
  const live = await database(table).where({ realm, user_id: userId }).whereNull('ended_at').orderBy('last_seen_at', 'desc').pluck('id_hash') as string[]
  if (live.length > mostSessions) await database(table).whereIn('id_hash', live.slice(mostSessions)).update({ ended_at: now, end_reason: 'ended' })
}

/** Ends the living sessions that fit, but for one. */
export async function endSessions (database: Database, fit: { readonly realm: Realm, readonly user_id?: number, readonly id_hash?: string }, reason: 'replaced' | 'ended', now: Date, except = ''): Promise<void> {
  await database(table).where(fit).whereNull('ended_at').whereNot({ id_hash: except }).update({ ended_at: now.getTime(), end_reason: reason })
}

/** Gives a session another id. */
export async function renameSession (database: Database, before: string, after: string): Promise<void> {
  await database(table).where({ id_hash: before }).update({ id_hash: after })
}
