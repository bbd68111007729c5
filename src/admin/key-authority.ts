/** The two environments a key can belong to. */
export type KeyEnvironment = 'production' | 'sandbox'

/** What can be said of a key without asking anybody; the reason is a phrase for people. */
export type KeyShape =
  | { readonly shape: 'plausible' }
  | { readonly shape: 'malformed' | 'wrong_environment', readonly phrase: string, readonly args: readonly string[] }

/** What the authority answers; `unreachable` says nothing about the key. */
export interface KeyAnswer {
  readonly outcome: 'valid' | 'unknown' | 'revoked' | 'expired' | 'wrong_environment' | 'unreachable'
  /** What happened, in English, for the record: an HTTP status, a timeout. Never the key. */
  readonly reason: string
  /** When the key ends, where the authority tells. */
  readonly expiresAt?: Date
  /** The description its owner gave it, where the authority tells. */
  readonly description?: string
  /** When the key was rolled: it is the old one, which works only until `expiresAt`. */
  readonly replacedAt?: Date
  /** Whether this old key ends earlier, as soon as the new one is used for the first time. */
  readonly endsOnUse?: boolean
  /** The HTTP status, where the authority answered with one. */
  readonly httpStatus?: number
}

/** Who issues and judges API keys: the account site of this process, or a remote one over HTTP. */
export interface KeyAuthority {
  /** Where it is, as evidence in a verdict. */
  readonly name: string
  inspect: (key: string, environment: KeyEnvironment) => KeyShape | Promise<KeyShape>
  /** Asks; never throws. */
  check: (key: string, environment: KeyEnvironment) => Promise<KeyAnswer>
}
