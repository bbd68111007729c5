import { createHmac, timingSafeEqual } from 'node:crypto'
import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { readRows } from '../database/read-rows.ts'
import { createToken, hashToken } from '../secrets.ts'
import { toSessionOrigin } from './user-sessions.ts'

/** A signed-in session. */
export interface Session {
  readonly idHash: string
  readonly userId: number
  readonly createdAt: Date
}

/** What a request's cookie stands for: nobody, somebody, or somebody whose session is over (and why). */
export type SessionState =
  | { readonly state: 'none' }
  | { readonly state: 'live', readonly session: Session }
  | { readonly state: 'over', readonly session: Session, readonly reason: 'idle' | 'replaced' | 'ended' }

/** Whose sessions: the Admin's, the Commerce account's, or those of the emulated Seller Central. */
export type Realm = 'admin' | 'account' | 'seller'

/** The sessions of one realm. */
export interface Sessions {
  find: (request: FastifyRequest) => Promise<SessionState>
  /** Signs somebody in under a new id; with `alone`, that user's other sessions end. */
  start: (reply: FastifyReply, userId: number, alone?: boolean) => Promise<void>
  end: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  /** Ends every session of a user but this one. */
  endOthers: (userId: number, idHash: string) => Promise<void>
  /** The form key that belongs to this request's cookie; gives the visitor a cookie where there is none. */
  formKey: (request: FastifyRequest, reply: FastifyReply) => string
  /** Whether a posted form key belongs to this request's cookie. */
  checkFormKey: (request: FastifyRequest, posted: string | undefined) => boolean
}

export interface SessionOptions {
  readonly database: Database
  readonly clock: Clock
  readonly realm: Realm
  /** Signs form keys. */
  readonly secret: Buffer
  /** Cookies only over https, with the __Host- prefix. */
  readonly secure: boolean
  /** Seconds without a request after which a session is over; asked anew each time. */
  readonly lifetime: () => Promise<number>
}

interface SessionRow {
  id_hash: string
  user_id: number
  created_at: number
  last_seen_at: number
  ended_at: number | null
  end_reason: string | null
}

/** Writing the time of every request would cost a write each; a session may therefore end this many ms early. */
const seenPrecision = 5000

/** Builds the sessions of a realm. */
export function createSessions (options: SessionOptions): Sessions {
  const { database, clock, realm, secure } = options
  const cookieName = `${secure ? '__Host-' : ''}backroom-${realm}`
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  const fresh = new WeakMap<FastifyReply, string>()
  const setId = (reply: FastifyReply): string => {
    const id = createToken()
    fresh.set(reply, id)
    reply.setCookie(cookieName, id, cookie)
    return id
  }
  const toFormKey = createToFormKey(options)
  const endRows = async (where: (rows: SessionQuery) => SessionQuery, reason: string): Promise<void> => {
    await where(database('backroom_session').where({ realm }).whereNull('ended_at'))
      .update({ ended_at: clock.now().getTime(), end_reason: reason })
  }
  return {
    find: async request => await findSession(options, request.cookies[cookieName]),
    async start (reply, userId, alone = false) {
      if (alone) await endRows(rows => rows.where({ user_id: userId }), 'replaced')
      const now = clock.now().getTime()
      await database('backroom_session').insert({ id_hash: hashToken(setId(reply)), realm, user_id: userId, created_at: now, last_seen_at: now, ...toSessionOrigin(reply.request) })
    },
    async end (request, reply) {
      const id = request.cookies[cookieName]
      if (id !== undefined) await endRows(rows => rows.where({ id_hash: hashToken(id) }), 'ended')
      setId(reply)
    },
    endOthers: async (userId, idHash) => { await endRows(rows => rows.where({ user_id: userId }).whereNot({ id_hash: idHash }), 'ended') },
    formKey: (request, reply) => toFormKey(fresh.get(reply) ?? request.cookies[cookieName] ?? setId(reply)),
    checkFormKey (request, posted) {
      const id = request.cookies[cookieName]
      return id !== undefined && posted !== undefined && isSame(posted, toFormKey(id))
    }
  }
}

/** Form keys by session id; a request asks for its own several times in a row. */
function createToFormKey ({ realm, secret }: SessionOptions): (id: string) => string {
  let last = { id: '', key: '' }
  return id => {
    if (id !== last.id) last = { id, key: createHmac('sha256', secret).update(`${realm} ${id}`).digest('hex').slice(0, 32) }
    return last.key
  }
}

/** Counts a session as used at a moment: whoever sets the clock would else sign himself out. */
export async function touchSession (database: Database, idHash: string, now: Date): Promise<void> {
  await database.raw('update backroom_session set last_seen_at = ? where id_hash = ?', [now.getTime(), idHash])
}

type SessionQuery = ReturnType<Database>

async function findSession (options: SessionOptions, id: string | undefined): Promise<SessionState> {
  if (id === undefined) return { state: 'none' }
  const { database, clock, realm } = options
  const idHash = hashToken(id)
  const rows = await readRows<SessionRow>(database, 'select * from backroom_session where id_hash = ? and realm = ?', [idHash, realm])
  const row = rows[0]
  if (row === undefined) return { state: 'none' }
  const session = { idHash, userId: row.user_id, createdAt: new Date(row.created_at) }
  if (row.ended_at !== null) return { state: 'over', session, reason: row.end_reason === 'replaced' ? 'replaced' : 'ended' }
  const now = clock.now().getTime()
  const idle = now - row.last_seen_at
  if (idle >= await options.lifetime() * 1000) return { state: 'over', session, reason: 'idle' }
  if (idle >= seenPrecision) await touchSession(database, idHash, clock.now())
  return { state: 'live', session }
}

function isSame (one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
