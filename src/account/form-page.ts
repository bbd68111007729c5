import type { FastifyReply } from 'fastify'
import type { SiteFormPage } from '../kernel/http/form-page.ts'
import { accountUrls, withReturnTo } from './urls.ts'
import type { Visit } from './visit.ts'

/** A page of the account site with a form that is sent to the page's own address. */
export interface FormPage extends SiteFormPage<Visit> {
  /** Whom the page is for: owners of an account, those who have yet to sign in, or both. */
  readonly visitors: 'owners' | 'strangers' | 'all'
}

const signInFirst = { type: 'notice', phrase: 'You are signed out. Nothing was changed: sign in and send the form once more.' } as const
const sessionIdle = { type: 'notice', phrase: 'Your session has expired. Please sign in again.' } as const

/** The login page for those who must sign in first; the page they wanted for those who have. */
export function turnAway ({ visitors }: Pick<FormPage, 'visitors'>, visit: Visit): FastifyReply | undefined {
  const { account, request } = visit
  if (visitors === 'strangers' && account !== undefined) return visit.redirect(visit.returnTo)
  if (visitors !== 'owners' || account !== undefined) return undefined
  const messages = request.method === 'POST' ? [signInFirst] : visit.isIdle ? [sessionIdle] : []
  return visit.redirect(withReturnTo(accountUrls.login, request.url), ...messages)
}
