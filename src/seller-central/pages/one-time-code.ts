import type { FormBody } from '../../kernel/http/form-body.ts'
import { toFormModel, typedText, type FormError } from '../../kernel/http/form-model.ts'
import type { Sessions } from '../../kernel/http/session.ts'
import type { FormPage } from '../form-page.ts'
import { mostTries, type CodeResult, type SignIns } from '../sign-ins.ts'
import type { SiteCookie } from '../site-cookie.ts'
import { sellerUrls, withReturnTo } from '../urls.ts'
import type { Visit } from '../visit.ts'

/** What the pages of the second step stand on. */
export interface OneTimeCodeOptions {
  readonly signIns: SignIns
  readonly sessions: Sessions
  readonly signInCookie: SiteCookie
}

const signInOver = { type: 'notice', phrase: 'This sign-in has taken too long or too many codes. Please begin again.' } as const

/** What is said of a code that signs nobody in. */
const codeErrors: Readonly<Record<'wrong' | 'replaced' | 'expired', FormError>> = {
  wrong: { field: 'code', phrase: 'This is not the code that the telephone shows.' },
  replaced: { field: 'code', phrase: 'That was not the code either: after %1 wrong codes a new one was sent. Look at the telephone again.', args: [String(mostTries)] },
  expired: { field: 'code', phrase: 'The code has expired. Have a new one sent.' }
}

/** The second step of signing in. There is no telephone: the page shows an emulated one with the code. */
export function createOneTimeCodePage (options: OneTimeCodeOptions): FormPage {
  return {
    url: sellerUrls.code,
    visitors: 'strangers',
    async show (visit, attempt) {
      const waiting = await options.signIns.find(tokenOf(options, visit))
      if (waiting === undefined) return visit.redirect(withReturnTo(sellerUrls.signIn, visit.returnTo), signInOver)
      return await visit.show({
        template: 'one-time-code.njk',
        title: visit.translate('Two-step verification'),
        model: {
          // A code that was wrong is not worth keeping.
          form: toFormModel(visit.translate, attempt, {}),
          code: waiting.code,
          expiresAt: waiting.expiresAt,
          action: withReturnTo(sellerUrls.code, visit.returnTo),
          newCodeAction: withReturnTo(sellerUrls.newCode, visit.returnTo)
        }
      })
    },
    submit: async (visit, form) => await submitCode(options, visit, form)
  }
}

/** Where the button that sends another code posts to; there is nothing to see. */
export function createNewCodePage (options: OneTimeCodeOptions): FormPage {
  return {
    url: sellerUrls.newCode,
    visitors: 'strangers',
    show: async visit => visit.redirect(withReturnTo(sellerUrls.code, visit.returnTo)),
    async submit (visit) {
      if (!await options.signIns.renew(tokenOf(options, visit))) return visit.redirect(withReturnTo(sellerUrls.signIn, visit.returnTo), signInOver)
      return visit.redirect(withReturnTo(sellerUrls.code, visit.returnTo), { type: 'success', phrase: 'A new code was sent to the emulated telephone.' })
    }
  }
}

async function submitCode (options: OneTimeCodeOptions, visit: Visit, form: FormBody): ReturnType<FormPage['submit']> {
  const { reply, request, returnTo } = visit
  const code = typedText(form, 'code').replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return [{ field: 'code', phrase: 'Type the six digits that the telephone shows.' }]
  const result: CodeResult = await options.signIns.check(tokenOf(options, visit), code)
  if (result === 'over') return visit.redirect(withReturnTo(sellerUrls.signIn, returnTo), signInOver)
  if (typeof result === 'string') {
    request.log.info({ result }, 'a one-time code was refused')
    return [codeErrors[result]]
  }
  options.signInCookie.clear(reply)
  await options.sessions.start(reply, result.userId)
  return visit.redirect(returnTo)
}

function tokenOf ({ signInCookie }: OneTimeCodeOptions, { request }: Visit): string {
  return signInCookie.find(request) ?? ''
}
