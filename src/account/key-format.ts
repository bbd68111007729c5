import { randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** The two environments a key can belong to. */
export type KeyEnvironment = 'production' | 'sandbox'

/** What can be said of a key without asking anybody; the reason is a phrase for people and never holds what was typed. */
export type KeyShape =
  | { readonly shape: 'plausible' }
  | { readonly shape: 'malformed' | 'wrong_environment', readonly phrase: string, readonly args: readonly string[] }

/** A new key, and the part of it that finds its row. */
export interface CreatedKey {
  readonly key: string
  readonly lookupId: string
}

const prefixes: Readonly<Record<KeyEnvironment, string>> = { production: 'cak_live_', sandbox: 'cak_test_' }
const digits = '0123456789'
// Lower case only: the part is looked up in databases, some of which take no notice of case.
const lookupAlphabet = `${digits}abcdefghijklmnopqrstuvwxyz`
const alphabet = `${digits}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`
const lookupLength = 12
const secretLength = 32
const checksumLength = 6
const prefixLength = prefixes.production.length
/** Characters of a whole key. */
const keyLength = prefixLength + lookupLength + 1 + secretLength + checksumLength

/** Makes a key: `cak_live_` or `cak_test_`, the look-up part, `_`, 190 random bits, and a checksum of all that. */
export function createKey (environment: KeyEnvironment): CreatedKey {
  const lookupId = pickRandom(lookupAlphabet, lookupLength)
  const body = `${prefixes[environment]}${lookupId}_${pickRandom(alphabet, secretLength)}`
  return { key: body + toChecksum(body), lookupId }
}

/** Says offline whether a text can be a key of an environment, and if not, what is wrong with it and what to do. */
export function inspectKey (text: string, environment: KeyEnvironment): KeyShape {
  if (text.trim() === '') return malformed('There is no key. Copy it with the Copy button of the API Portal and paste it here.')
  if (/\s/.test(text)) return malformed('There are spaces or line breaks in the key. Copy it again with the Copy button of the API Portal.')
  if (!isLikeKey(text)) {
    return malformed('This is no key of the API Portal: such a key begins with %1. It looks like a password or the key of another product.', prefixes[environment])
  }
  if (text.length < keyLength) return cutOff(keyLength - text.length)
  if (text.length > keyLength) return malformed('This is longer than a key: %1 characters instead of %2. Copy the key again with the Copy button of the API Portal.', String(text.length), String(keyLength))
  if (!hasChecksum(text)) return malformed('A character of the key is mistyped. Copy it again with the Copy button of the API Portal.')
  return text.startsWith(prefixes[environment]) ? { shape: 'plausible' } : ofOtherEnvironment(environment)
}

/** The look-up part of a well-formed key; undefined for every other text. */
export function findLookupId (text: string): string | undefined {
  return text.length === keyLength && isLikeKey(text) && hasChecksum(text) ? text.slice(prefixLength, prefixLength + lookupLength) : undefined
}

/** Whether a text was once a key: it begins like one, or the beginning is missing and it ends like one. */
function isLikeKey (text: string): boolean {
  if (Object.values(prefixes).some(prefix => text.startsWith(prefix) || (text.length > 3 && prefix.startsWith(text)))) return true
  return text.length < keyLength && /^[a-z_]{0,9}[0-9a-z]{0,12}_[0-9A-Za-z]{38}$/.test(text)
}

function hasChecksum (text: string): boolean {
  return /^[a-z]{3}_[a-z]{4}_[0-9a-z]{12}_[0-9A-Za-z]{38}$/.test(text) && toChecksum(text.slice(0, -checksumLength)) === text.slice(-checksumLength)
}

/** CRC32 in base 62: finds every single mistyped character and every two that changed places. */
function toChecksum (body: string): string {
  let rest = crc32(body)
  let checksum = ''
  for (let place = 0; place < checksumLength; place++) {
    checksum = alphabet[rest % alphabet.length]! + checksum
    rest = Math.floor(rest / alphabet.length)
  }
  return checksum
}

function pickRandom (from: string, length: number): string {
  return Array.from({ length }, () => from[randomInt(from.length)]!).join('')
}

function malformed (phrase: string, ...args: string[]): KeyShape {
  return { shape: 'malformed', phrase, args }
}

function cutOff (missing: number): KeyShape {
  if (missing === 1) return malformed('This looks cut off: one character is missing. Copy the key again with the Copy button of the API Portal.')
  return malformed('This looks cut off: %1 characters are missing. Copy the key again with the Copy button of the API Portal.', String(missing))
}

function ofOtherEnvironment (environment: KeyEnvironment): KeyShape {
  const phrase = environment === 'production'
    ? 'This is a Sandbox key. In the API Portal choose the environment Production and copy the key shown there.'
    : 'This is a Production key. In the API Portal choose the environment Sandbox and copy the key shown there.'
  return { shape: 'wrong_environment', phrase, args: [] }
}
