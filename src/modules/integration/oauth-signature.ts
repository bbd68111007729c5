import { createHmac, timingSafeEqual } from 'node:crypto'

/** What an OAuth 1.0a signature is made over (RFC 5849, section 3.4). */
export interface SignedRequest {
  readonly method: string
  /** Scheme and host as the client wrote them, such as `https://shop.example`. */
  readonly origin: string
  /** As it was sent, without the query. */
  readonly path: string
  /** Decoded names and values of the query and of the header, without realm and signature. */
  readonly parameters: ReadonlyArray<readonly [string, string]>
}

const hashes: Readonly<Record<string, string>> = { 'HMAC-SHA1': 'sha1', 'HMAC-SHA256': 'sha256' }

/** Whether a signature method is one of the original's two. */
export function isSignatureMethod (method: string): boolean {
  return Object.hasOwn(hashes, method)
}

/** Whether a signature fits a request. */
export function isSigned (request: SignedRequest, { method, signature, consumerSecret, tokenSecret }: { readonly method: string, readonly signature: string, readonly consumerSecret: string, readonly tokenSecret: string }): boolean {
  const key = `${encode(consumerSecret)}&${encode(tokenSecret)}`
  const expected = createHmac(hashes[method]!, key).update(toBaseString(request)).digest()
  const given = Buffer.from(signature, 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function toBaseString ({ method, origin, path, parameters }: SignedRequest): string {
  const pairs = parameters.map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
  return [method.toUpperCase(), encode(origin.toLowerCase() + path), encode(pairs.join('&'))].join('&')
}

function compare (one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Everything but the unreserved characters of RFC 3986. */
function encode (text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
