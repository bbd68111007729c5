import type { FastifyReply, FastifyRequest } from 'fastify'
import '@fastify/cookie'
import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../../kernel/database/database.ts'
import { createToken, hashToken } from '../../kernel/secrets.ts'

/** Somebody who has shown his password and not yet a code; no page of the Admin knows him. */
export interface HalfSignIn {
  readonly idHash: string
  readonly userId: number
  readonly returnTo: string
  /** He has shown a code, and only still looks at his recovery codes. */
  readonly hasPassed: boolean
}

/** What stands between the password and the code. */
export interface HalfSignIns {
  begin: (reply: FastifyReply, userId: number, returnTo: string) => Promise<void>
  find: (request: FastifyRequest) => Promise<HalfSignIn | undefined>
  /** The code was right, and something is still to be read. */
  pass: (half: HalfSignIn) => Promise<void>
  end: (reply: FastifyReply, half: HalfSignIn) => Promise<void>
}

export interface HalfSignInOptions {
  readonly database: Database
  readonly clock: Clock
  readonly secure: boolean
}

interface Row { id_hash: string, user_id: number, return_to: string, has_passed: number }

const table = 'backroom_half_sign_in'
/** Time to take out the telephone, or to set up the app at the first time. */
const minutes = 10
const longestReturn = 2000

/** Builds them; of the cookie only a hash is stored. */
export function createHalfSignIns ({ database, clock, secure }: HalfSignInOptions): HalfSignIns {
  const name = `${secure ? '__Host-' : ''}backroom-second-factor`
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  return {
    async begin (reply, userId, returnTo) {
      const id = createToken()
      const now = clock.now().getTime()
      await database(table).where('expires_at', '<', now).delete()
      await database(table).insert({ id_hash: hashToken(id), user_id: userId, return_to: returnTo.slice(0, longestReturn), expires_at: now + minutes * 60_000 })
      reply.setCookie(name, id, { ...cookie, maxAge: minutes * 60 })
    },
    async find (request) {
      const id = request.cookies[name]
      if (id === undefined) return undefined
      const row = await database(table).where({ id_hash: hashToken(id) }).where('expires_at', '>', clock.now().getTime()).first() as Row | undefined
      return row === undefined ? undefined : { idHash: row.id_hash, userId: row.user_id, returnTo: row.return_to, hasPassed: row.has_passed === 1 }
    },
    async pass ({ idHash }) { await database(table).where({ id_hash: idHash }).update({ has_passed: 1 }) },
    async end (reply, { idHash }) {
      await database(table).where({ id_hash: idHash }).delete()
      reply.clearCookie(name, cookie)
    }
  }
}
