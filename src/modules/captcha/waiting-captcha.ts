import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../../kernel/database/database.ts'
import type { Captcha, CaptchaForm, CaptchaSubject } from '../user/captcha.ts'
import { addAttempt, countAttempts, deleteAttempts } from './attempt-table.ts'
import { useTicket } from './ticket-table.ts'
import { readTicket, signTicket } from './ticket.ts'

export interface WaitingCaptchaOptions {
  readonly database: Database
  readonly clock: Clock
  readonly scopeConfig: ScopeConfig
  /** Signs the tickets. */
  readonly secret: Buffer
}

/** Seconds that every sending waits where the CAPTCHA is always shown. */
const leastWait = 1
const longestWait = 30

/**
 * Builds what stands here in place of a picture with letters, which nobody can read who does not see it (WCAG 3.3.8): a form
 * that has to wait, longer after each failure. A person hardly notices, and a script that guesses loses its speed.
 */
export function createWaitingCaptcha (options: WaitingCaptchaOptions): Captcha {
  const { database, clock, scopeConfig, secret } = options
  return {
    async issue (form, subject) {
      const seconds = await findWait(options, form, subject)
      return seconds === 0 ? undefined : { name: `captcha[${form}]`, ticket: signTicket(secret, form, clock.now().getTime(), seconds), seconds }
    },
    async passes (form, subject, text) {
      const seconds = await findWait(options, form, subject)
      if (seconds === 0) return true
      const ticket = readTicket(secret, form, text)
      if (ticket === undefined) return false
      const now = clock.now().getTime()
      const expiresAt = ticket.issuedAt + Math.max(1, await scopeConfig.getNumber('admin/captcha/timeout', 7)) * 60_000
      // What is due now counts as well: short waits that were collected beforehand are worth nothing after failures.
      if (now < ticket.issuedAt + Math.max(seconds, ticket.seconds) * 1000 || now > expiresAt) return false
      return await useTicket(database, ticket.id, expiresAt, now)
    },
    async countAttempt (subject) {
      if (await isGuarded(scopeConfig, 'backend_login')) await addAttempt(database, subject, clock.now())
    },
    async forgetAttempts (subject) {
      if (await isGuarded(scopeConfig, 'backend_login')) await deleteAttempts(database, subject)
    }
  }
}

async function isGuarded (scopeConfig: ScopeConfig, form: CaptchaForm): Promise<boolean> {
  if (!await scopeConfig.getFlag('admin/captcha/enable')) return false
  return (await scopeConfig.getValue('admin/captcha/forms') ?? '').split(',').includes(form)
}

/** Seconds from showing the form to sending it; 0: it is free. As in the original, asking for a new password is guarded in both modes, and 0 attempts mean always. */
async function findWait ({ database, clock, scopeConfig }: WaitingCaptchaOptions, form: CaptchaForm, subject: CaptchaSubject): Promise<number> {
  if (!await isGuarded(scopeConfig, form)) return 0
  const most = await scopeConfig.getNumber('admin/captcha/failed_attempts_login', 3)
  const isAlways = form === 'backend_forgotpassword' || most <= 0 || await scopeConfig.getValue('admin/captcha/mode') === 'always'
  const excess = await countAttempts(database, subject, clock.now()) - Math.max(1, most)
  return excess >= 0 ? Math.min(longestWait, 2 ** (excess + 1)) : isAlways ? leastWait : 0
}
