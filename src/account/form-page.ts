import type { FastifyInstance, FastifyReply } from 'fastify'
import { createError } from '../kernel/errors.ts'
import { formOf, type FormBody } from '../kernel/http/form-body.ts'
import { isFromAnotherSite } from '../kernel/http/request-origin.ts'
import type { Sessions } from '../kernel/http/session.ts'
import type { Translate } from '../kernel/phrases.ts'
import { accountPrefix, accountUrls, withReturnTo } from './urls.ts'
import type { OpenVisit, Visit } from './visit.ts'

/** Why a form was not taken; `field` is the id of the input it is about. */
export interface FormError {
  readonly field?: string
  readonly phrase: string
  readonly args?: readonly string[]
}

/** A form that was sent and not taken. */
export interface Attempt {
  readonly form: FormBody
  readonly errors: readonly FormError[]
}

/** A page with a form that is sent to the page's own address. */
export interface FormPage {
  readonly url: string
  /** Whom the page is for: owners of an account, those who have yet to sign in, or both. */
  readonly visitors: 'owners' | 'strangers' | 'all'
  /** Shows the form, again with what was typed where an attempt failed. */
  show: (visit: Visit, attempt?: Attempt) => Promise<FastifyReply>
  /** Does what the form is for and redirects, or says what is wrong with it. */
  submit: (visit: Visit, form: FormBody) => Promise<FastifyReply | FormError[]>
}

/** What a template shows of a form. */
export interface FormModel {
  /** What was typed, by input name. */
  readonly typed: Readonly<Record<string, string>>
  /** Sentences by input id. */
  readonly errors: Readonly<Record<string, string>>
  readonly summary: ReadonlyArray<{ readonly text: string, readonly href?: string }>
}

const FormForeign = createError('FORM_FOREIGN', 'This form was sent by another site. Nothing was changed.', 403)
const formStale: FormError = { phrase: 'This form is no longer valid, as happens after signing in or out in another tab. Nothing was changed: send it once more.' }
const signInFirst = { type: 'notice', phrase: 'You are signed out. Nothing was changed: sign in and send the form once more.' } as const
const sessionIdle = { type: 'notice', phrase: 'Your session has expired. Please sign in again.' } as const

/** Registers both routes of a form's page; every POST of the site goes through here and its checks. */
export function registerFormPage (scope: FastifyInstance, { openVisit, sessions }: { openVisit: OpenVisit, sessions: Sessions }, page: FormPage): void {
  const path = page.url.slice(accountPrefix.length)
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

/** The login page for those who must sign in first; the page they wanted for those who have. */
export function turnAway ({ visitors }: Pick<FormPage, 'visitors'>, visit: Visit): FastifyReply | undefined {
  const { account, request } = visit
  if (visitors === 'strangers' && account !== undefined) return visit.redirect(visit.returnTo)
  if (visitors !== 'owners' || account !== undefined) return undefined
  const messages = request.method === 'POST' ? [signInFirst] : visit.isIdle ? [sessionIdle] : []
  return visit.redirect(withReturnTo(accountUrls.login, request.url), ...messages)
}

/** What was typed into a field, without the white space around it. */
export function typedText (form: FormBody, name: string): string {
  return form.entries.find(entry => entry[0] === name)?.[1].trim() ?? ''
}

/** Prepares a form for its template; `fields` are its values at first, by input name. */
export function toFormModel (translate: Translate, attempt: Attempt | undefined, fields: Readonly<Record<string, string>>): FormModel {
  const shown = (attempt?.errors ?? []).map(({ field, phrase, args = [] }) => ({ field, text: translate(phrase, ...args) }))
  const typed = Object.entries(fields).map(([name, value]) => [name, attempt === undefined ? value : typedText(attempt.form, name)])
  return {
    typed: Object.fromEntries(typed) as Record<string, string>,
    errors: Object.fromEntries(shown.flatMap(({ field, text }) => field === undefined ? [] : [[field, text]])) as Record<string, string>,
    summary: shown.map(({ field, text }) => ({ text, ...(field === undefined ? {} : { href: `#${field}` }) }))
  }
}
