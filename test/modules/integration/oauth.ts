import { createHmac, randomBytes } from 'node:crypto'

/** What an integration was given. */
export interface Credentials { readonly consumerKey: string, readonly consumerSecret: string, readonly token: string, readonly tokenSecret: string }

/** One signed call: what differs from a usual one. */
export interface SignedCall {
  readonly method?: string
  readonly url: string
  readonly hash?: 'SHA1' | 'SHA256'
  readonly timestamp: number
  readonly nonce?: string
  /** Parameters in the place of the usual ones; undefined leaves one out. */
  readonly parameters?: Readonly<Record<string, string | undefined>>
}

/** The header of a signed call, made as RFC 5849 has it; written anew here, so that a slip of the checker is none of the test's. */
export function signCall ({ consumerKey, consumerSecret, token, tokenSecret }: Credentials, { method = 'GET', url, hash = 'SHA256', timestamp, nonce = randomBytes(16).toString('hex'), parameters = {} }: SignedCall): string {
  const oauth: Record<string, string | undefined> = { oauth_consumer_key: consumerKey, oauth_token: token, oauth_signature_method: `HMAC-${hash}`, oauth_timestamp: String(timestamp), oauth_nonce: nonce, oauth_version: '1.0', ...parameters }
  const header = Object.entries(oauth).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const address = new URL(url)
  const pairs = [...header, ...address.searchParams].map(pair => pair.map(escape).join('=')).sort()
  const text = [method, `${address.origin}${address.pathname}`, pairs.join('&')].map(escape).join('&')
  const signature = createHmac(hash.toLowerCase(), `${escape(consumerSecret)}&${escape(tokenSecret)}`).update(text).digest('base64')
  return `OAuth ${[...header, ['oauth_signature', signature]].map(([name, value]) => `${name}="${escape(value!)}"`).join(', ')}`
}

function escape (text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
