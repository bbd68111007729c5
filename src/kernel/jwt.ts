import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

/** A JSON Web Token taken apart; nothing of it is believed before its signature was checked. */
export interface Jwt {
  readonly algorithm: string
  readonly claims: Readonly<Record<string, unknown>>
  /** What the signature is over. */
  readonly signed: string
  readonly signature: Buffer
}

const longestToken = 8192

/** Makes an RS256 token; `iat` and `exp` are seconds since 1970, as RFC 7519 has them. */
export function signJwt (claims: Readonly<Record<string, unknown>>, privateKey: KeyObject): string {
  const signed = [{ alg: 'RS256', typ: 'JWT' }, claims].map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`
}

/** Takes a token apart; undefined for what is none. */
export function readJwt (token: string): Jwt | undefined {
  const [header, body, signature, ...rest] = token.split('.')
  if (token.length > longestToken || header === undefined || body === undefined || signature === undefined || rest.length > 0) return undefined
  const algorithm = readPart(header)?.['alg']
  const claims = readPart(body)
  if (typeof algorithm !== 'string' || claims === undefined) return undefined
  return { algorithm, claims, signed: `${header}.${body}`, signature: Buffer.from(signature, 'base64url') }
}

/** Whether an RS256 token was signed by the private half of a public key (PEM); no other algorithm is accepted. */
export function isSignedBy ({ algorithm, signed, signature }: Jwt, publicKey: string): boolean {
  if (algorithm !== 'RS256') return false
  try {
    return verify('RSA-SHA256', Buffer.from(signed), createPublicKey(publicKey), signature)
  } catch {
    return false
  }
}

function readPart (part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : undefined
  } catch {
    return undefined
  }
}
