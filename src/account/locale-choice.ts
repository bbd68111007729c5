import type { FastifyInstance, FastifyReply } from 'fastify'
import { toLocale, type Locale } from '../kernel/phrases.ts'
import { accountPrefix, accountUrls, toReturnTo } from './urls.ts'
import { localeCookie } from './visit.ts'

const oneYear = 365 * 86_400

/** The footer's list of languages: a link sets the choice for this browser and goes back; nothing on the server changes. */
export function registerLocaleChoice (scope: FastifyInstance, secure: boolean): void {
  scope.get(accountUrls.language.slice(accountPrefix.length), async (request, reply) => {
    const query = request.query as Record<string, unknown>
    const locale = toLocale(typeof query['locale'] === 'string' ? query['locale'] : undefined)
    if (locale !== undefined) saveLocale(reply, locale, secure)
    return reply.redirect(toReturnTo(query['return_to']), 302)
  })
}

/** Keeps a visitor's choice of language in this browser; undefined forgets it. */
export function saveLocale (reply: FastifyReply, locale: Locale | undefined, secure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  if (locale === undefined) reply.clearCookie(localeCookie, options)
  else reply.setCookie(localeCookie, locale, { ...options, maxAge: oneYear })
}
