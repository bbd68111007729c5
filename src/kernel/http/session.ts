import { createHmac, timingSafeEqual } from 'node:crypto'
import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { createToken, hashToken } from '../secrets.ts'
import { endSessions, insertSession, readSession, renameSession } from './session-table.ts'
import type { Realm, Session, SessionState } from './session-state.ts'

export interface StartOptions {
  /** The user's other sessions end. */
  readonly alone?: boolean
  /** Where starting is part of an act. */
  readonly transaction?: Database
}

/** The sessions of one realm. */
export interface Sessions {
  find: (request: FastifyRequest) => Promise<SessionState>
  /** Signs somebody in under a new id. */
  start: (reply: FastifyReply, userId: number, options?: StartOptions) => Promise<void>
  /** Gives a living session a new id, as after every change of what it may do; the old one is worth nothing. */
  renew: (reply: FastifyReply, session: Session) => Promise<void>
  end: (request: FastifyRequest, reply: FastifyReply, transaction?: Database) => Promise<void>
  /** Ends every session of a user but this one; '' ends all. */
  endOthers: (userId: number, idHash: string, transaction?: Database) => Promise<void>
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
  return {
    async find (request) {
      const id = request.cookies[cookieName]
      return id === undefined ? { state: 'none' } : await readSession(database, options, hashToken(id))
    },
    async start (reply, userId, { alone = false, transaction = database } = {}) {
      if (alone) await endSessions(transaction, { realm, user_id: userId }, 'replaced', clock.now())
      await insertSession(transaction, { id_hash: hashToken(setId(reply)), realm, user_id: userId }, clock.now().getTime())
    },
    async renew (reply, { idHash }) {
      await renameSession(database, idHash, hashToken(setId(reply)))
    },
    async end (request, reply, transaction = database) {
      const id = request.cookies[cookieName]
      if (id !== undefined) await endSessions(transaction, { realm, id_hash: hashToken(id) }, 'ended', clock.now())
      // What the browser keeps of the pages goes, too. Not its cookies: the other sites of this host have theirs.
      reply.header('clear-site-data', '"cache", "storage"')
      setId(reply)
    },
    endOthers: async (userId, idHash, transaction = database) => { await endSessions(transaction, { realm, user_id: userId }, 'ended', clock.now(), idHash) },
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

function isSame (one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
