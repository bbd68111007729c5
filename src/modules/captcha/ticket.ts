import { createHmac, timingSafeEqual } from 'node:crypto'
import { createToken } from '../../kernel/secrets.ts'
import type { CaptchaForm } from '../user/captcha.ts'

/** Leave to send one form, once, some time after it was shown. */
export interface Ticket {
  /** Random; says nothing of a user. */
  readonly id: string
  /** Milliseconds since 1970, UTC. */
  readonly issuedAt: number
  /** How long the form has to wait. */
  readonly seconds: number
}

const pattern = /^([\w-]{43})\.(\d{1,15})\.(\d{1,3})\.([\w-]{43})$/

/** Writes a new ticket as `id.time.seconds.signature`. */
export function signTicket (secret: Buffer, form: CaptchaForm, issuedAt: number, seconds: number): string {
  const body = `${createToken()}.${issuedAt}.${seconds}`
  return `${body}.${sign(secret, form, body).toString('base64url')}`
}

/** Reads a ticket; undefined where it is not one of ours, or was given out for another form. */
export function readTicket (secret: Buffer, form: CaptchaForm, text: string): Ticket | undefined {
  const [, id, issuedAt, seconds, signature] = pattern.exec(text) ?? []
  if (id === undefined || signature === undefined) return undefined
  if (!timingSafeEqual(Buffer.from(signature, 'base64url'), sign(secret, form, `${id}.${issuedAt}.${seconds}`))) return undefined
  return { id, issuedAt: Number(issuedAt), seconds: Number(seconds) }
}

function sign (secret: Buffer, form: CaptchaForm, body: string): Buffer {
  return createHmac('sha256', secret).update(`${form} ${body}`).digest()
}
