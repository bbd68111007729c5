import type { FastifyRequest } from 'fastify'
import { formOf } from './form-body.ts'
import { isFromAnotherSite } from './request-origin.ts'
import type { Sessions } from './session.ts'

/** Whether a form was sent from a page of ours: with the form key of this browser, and not by another site. */
export function isOwnForm (sessions: Pick<Sessions, 'checkFormKey'>, request: FastifyRequest): boolean {
  return !isFromAnotherSite(request) && sessions.checkFormKey(request, formOf(request).text('form_key'))
}
