import type { FastifyInstance } from 'fastify'
import { toLocale } from '../kernel/phrases.ts'
import { sellerPrefix, sellerUrls, toReturnTo } from './urls.ts'
import { localeCookie } from './visit.ts'

const oneYear = 365 * 86_400

/** The footer's list of languages: a link sets the choice for this browser and goes back; nothing on the server changes. */
export function registerLocaleChoice (scope: FastifyInstance, secure: boolean): void {
  scope.get(sellerUrls.language.slice(sellerPrefix.length), async (request, reply) => {
    const query = request.query as Record<string, unknown>
    const locale = toLocale(typeof query['locale'] === 'string' ? query['locale'] : undefined)
    if (locale !== undefined) reply.setCookie(localeCookie, locale, { path: sellerPrefix, httpOnly: true, sameSite: 'lax', secure, maxAge: oneYear })
    return reply.redirect(toReturnTo(query['return_to']), 302)
  })
}
