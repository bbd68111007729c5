import type { FastifyInstance } from 'fastify'
import { negotiateLocale } from './kernel/http/language.ts'
import { toLanguageTag } from './kernel/phrases.ts'
import type { RenderPage } from './kernel/view/view.ts'

/** The page at `/`: says what this is, and leads to the Admin and to the account site. */
export function registerStartPage (app: FastifyInstance, renderPage: RenderPage, adminUrl: string): void {
  app.get('/', async (request, reply) => {
    const locale = negotiateLocale(request)
    const page = { title: 'Backroom', documentTitle: 'Backroom', lang: toLanguageTag(locale), theme: 'auto', bodyClass: 'start-page', nonce: reply.cspNonce.script }
    return await renderPage(reply, locale, 'start/start.njk', { page, adminUrl, accountUrl: '/account/customer/account/' })
  })
}
