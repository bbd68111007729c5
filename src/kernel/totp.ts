import { timingSafeEqual } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

/** Seconds that one code stands for (RFC 6238, as every authenticator app has it). */
const period = 30

/** A fresh secret of 160 bits, in Base32. */
export function createTotpSecret (): string {
  return new Secret({ size: 20 }).base32
}

/** What an authenticator app reads from the picture. */
export function toOtpAuthUrl (secret: string, { issuer, label }: { readonly issuer: string, readonly label: string }): string {
  return createTotp(secret, issuer, label).toString()
}

/**
 * The step that a code belongs to, where it is one of the codes of this moment or of `leeway` seconds before or after it (less
 * than a step), and of a later step than `lastStep`: a code is good for one use. Undefined otherwise.
 */
export function findTotpStep (secret: string, code: string, { now, leeway, lastStep }: { readonly now: Date, readonly leeway: number, readonly lastStep: number }): number | undefined {
  const totp = createTotp(secret)
  const seconds = Math.floor(now.getTime() / 1000)
  const steps = [...new Set([-leeway, 0, leeway].map(shift => Math.floor((seconds + shift) / period)))]
  // All are compared, so that the time tells nothing.
  const fitting = steps.filter(step => isSame(totp.generate({ timestamp: step * period * 1000 }), code))
  return fitting.find(step => step > lastStep)
}

function createTotp (secret: string, issuer = '', label = ''): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period })
}

function isSame (expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
