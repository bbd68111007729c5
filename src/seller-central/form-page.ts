import type { FastifyReply } from 'fastify'
import type { SiteFormPage } from '../kernel/http/form-page.ts'
import { sellerUrls, withReturnTo } from './urls.ts'
import type { Visit } from './visit.ts'

/** A page of Seller Central with a form that is sent to the page's own address. */
export interface FormPage extends SiteFormPage<Visit> {
  /** Whom the page is for: signed-in sellers, those who have yet to sign in, or both. */
  readonly visitors: 'sellers' | 'strangers' | 'all'
}

const signInFirst = { type: 'notice', phrase: 'You are signed out. Nothing was changed: sign in and send the form once more.' } as const
const sessionIdle = { type: 'notice', phrase: 'Your session has expired. Please sign in again.' } as const

/** The sign-in page for those who must sign in first; the page they wanted for those who have. */
export function turnAway ({ visitors }: Pick<FormPage, 'visitors'>, visit: Visit): FastifyReply | undefined {
  const { user, request } = visit
  if (visitors === 'strangers' && user !== undefined) return visit.redirect(visit.returnTo)
  if (visitors !== 'sellers' || user !== undefined) return undefined
  const messages = request.method === 'POST' ? [signInFirst] : visit.isIdle ? [sessionIdle] : []
  return visit.redirect(withReturnTo(sellerUrls.signIn, request.url), ...messages)
}
