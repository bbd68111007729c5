import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createError } from '../errors.ts'
import { formOf, type FormBody } from './form-body.ts'
import type { Attempt, FormError } from './form-model.ts'
import { isFromAnotherSite } from './request-origin.ts'
import type { Sessions } from './session.ts'

/** A page with a form that is sent to the page's own address; `Visit` is one request as the site of the page sees it. */
export interface SiteFormPage<Visit> {
  readonly url: string
  /** Shows the form, again with what was typed where an attempt failed. */
  show: (visit: Visit, attempt?: Attempt) => Promise<FastifyReply>
  /** Does what the form is for and redirects, or says what is wrong with it. */
  submit: (visit: Visit, form: FormBody) => Promise<FastifyReply | FormError[]>
}

/** A site outside the Admin, as its form pages need it. */
export interface FormSite<Visit, Page extends SiteFormPage<Visit>> {
  /** Where the site begins, such as `/account`. */
  readonly prefix: string
  readonly sessions: Sessions
  readonly openVisit: (request: FastifyRequest, reply: FastifyReply) => Promise<Visit>
  /** Leads those elsewhere whom the page is not for. */
  readonly turnAway: (page: Page, visit: Visit) => FastifyReply | undefined
}

const FormForeign = createError('FORM_FOREIGN', 'This form was sent by another site. Nothing was changed.', 403)
const formStale: FormError = { phrase: 'This form is no longer valid, as happens after signing in or out in another tab. Nothing was changed: send it once more.' }

/** Registers both routes of a form's page; every POST of a site goes through here and its checks. */
export function registerFormPage<Visit, Page extends SiteFormPage<Visit>> (scope: FastifyInstance, { prefix, sessions, openVisit, turnAway }: FormSite<Visit, Page>, page: Page): void {
  const path = page.url.slice(prefix.length)
  scope.get(path, async (request, reply) => {
    const visit = await openVisit(request, reply)
    return turnAway(page, visit) ?? await page.show(visit)
  })
  scope.post(path, async (request, reply) => {
    if (isFromAnotherSite(request)) throw FormForeign()
    const visit = await openVisit(request, reply)
    const elsewhere = turnAway(page, visit)
    if (elsewhere !== undefined) return elsewhere
    const form = formOf(request)
    const isOurs = sessions.checkFormKey(request, form.text('form_key'))
    const result = isOurs ? await page.submit(visit, form) : [formStale]
    if (!Array.isArray(result)) return result
    reply.code(422)
    return await page.show(visit, { form, errors: result })
  })
}
