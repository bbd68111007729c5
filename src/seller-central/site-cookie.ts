import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sellerPrefix } from './urls.ts'

/** A cookie that holds one token for this site only; scripts cannot read it. */
export interface SiteCookie {
  find: (request: FastifyRequest) => string | undefined
  set: (reply: FastifyReply, token: string) => void
  clear: (reply: FastifyReply) => void
}

/** What a cookie is made of. */
export interface SiteCookieOptions {
  readonly name: string
  /** Seconds. */
  readonly lifetime: number
  /** Only over https. */
  readonly secure: boolean
}

/** Builds the reader and writer of a cookie. */
export function createSiteCookie ({ name, lifetime, secure }: SiteCookieOptions): SiteCookie {
  const options = { path: sellerPrefix, httpOnly: true, sameSite: 'lax', secure } as const
  return {
    find: request => request.cookies[name],
    set (reply, token) { reply.setCookie(name, token, { ...options, maxAge: lifetime }) },
    clear (reply) { reply.clearCookie(name, options) }
  }
}
