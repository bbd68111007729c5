import type { FastifyRequest } from 'fastify'
import { formOf } from '../../kernel/http/form-body.ts'

/** The forms that can be guarded, as admin/captcha/forms names them. */
export type CaptchaForm = 'backend_login' | 'backend_forgotpassword'

/** Whose failures count: of an address, and of a user name as it was typed. */
export interface CaptchaSubject {
  readonly address: string
  readonly username?: string
}

/** What a guarded form shows: a hidden input, and after how many seconds it can be sent. */
export interface ShownCaptcha {
  readonly name: string
  readonly ticket: string
  readonly seconds: number
}

/** Guards the forms that anybody can send. */
export interface Captcha {
  /** Undefined where the form is free. */
  issue: (form: CaptchaForm, subject: CaptchaSubject) => Promise<ShownCaptcha | undefined>
  /** Whether a form may be looked at; its ticket is used up by that. */
  passes: (form: CaptchaForm, subject: CaptchaSubject, ticket: string) => Promise<boolean>
  /** Counts a try before its password is looked at, so that many at once are no more than many in turn. */
  countAttempt: (subject: CaptchaSubject) => Promise<void>
  /** The password was right. */
  forgetAttempts: (subject: CaptchaSubject) => Promise<void>
}

/** The ticket that a form was posted with; empty where it had none. */
export function ticketOf (request: FastifyRequest, form: CaptchaForm): string {
  const ticket = formOf(request).tree('captcha')?.[form]
  return typeof ticket === 'string' ? ticket : ''
}
