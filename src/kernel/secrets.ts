import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Derives a secret for one purpose from the crypt key, so that no purpose can be used to attack another. */
export function deriveSecret (cryptKey: string, purpose: string): Buffer {
  // The first key of a ring stays when newer ones are added: what is derived survives a rotation.
  const oldest = cryptKey.trim().split(/\s+/)[0]!
  return Buffer.from(hkdfSync('sha256', oldest, '', `backroom ${purpose}`, 32))
}

/** Tells one secret from another in logs and tables without telling the secret: 12 hex digits of a keyed hash. */
export type Fingerprint = (secret: string) => string

/** Builds the fingerprint function of this installation. */
export function createFingerprint (cryptKey: string): Fingerprint {
  const key = deriveSecret(cryptKey, 'fingerprint')
  return secret => createHmac('sha256', key).update(secret).digest('hex').slice(0, 12)
}

/** A random word for cookies: 256 bits, URL-safe. */
export function createToken (): string {
  return randomBytes(32).toString('base64url')
}

/** What of a token is stored: who steals the table cannot use it. */
export function hashToken (token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
