import type { Fingerprint } from '../kernel/secrets.ts'
import { keyHeader } from './presented-key.ts'

/** Stands where something secret stood. */
export const redactedMark = '(redacted)'

/** Characters of a body or an answer that are kept. */
const longestText = 4096

/** A text as it may be kept, and whether it is still what was sent. */
export interface RedactedText {
  readonly text: string
  readonly isWhole: boolean
}

const keyHeaders: readonly string[] = [keyHeader, 'x-api-key']
const secretName = /key|token|secret|auth|cookie|signature|password|session|credential|irp_url/i
/** Keys of our own make wherever they stand, also cut off or with something behind them. */
const ownKeys = /cak_(?:live|test)_[0-9A-Za-z_]*/g

/** Turns a key into what may be said of it: its fingerprint and its last four characters. */
function toMark (key: string, fingerprint: Fingerprint): string {
  const lastFour = key.length < 12 ? '' : `, …${key.slice(-4)}`
  return `(fingerprint ${fingerprint(key)}${lastFour})`
}

/** The headers as they may be kept: keys as fingerprints, whatever else is secret not at all. */
export function redactHeaders (rawHeaders: readonly string[], fingerprint: Fingerprint): Array<[string, string]> {
  const pairs = rawHeaders.flatMap((name, index): Array<[string, string]> => index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? '']] : [])
  return pairs.map(([name, value]) => {
    if (keyHeaders.includes(name) && value !== '') return [name, toMark(value, fingerprint)]
    return [name, secretName.test(name) ? redactedMark : replaceKeys(value).slice(0, 512)]
  })
}

/** The address as it may be kept: what the query calls secret is left out. */
export function redactPath (url: string): string {
  const [path = '', query] = url.split('?', 2)
  return replaceKeys(query === undefined ? path : `${path}?${redactForm(query)}`).slice(0, 1024)
}

/** A body or an answer as it may be kept; what is neither JSON nor a form is described only, for nobody knows what stands in it. */
export function redactText (text: string, contentType = ''): RedactedText {
  const redacted = redactByType(text, contentType)
  return { text: redacted.slice(0, longestText), isWhole: redacted === text && text.length <= longestText }
}

function redactByType (text: string, contentType: string): string {
  if (text === '') return ''
  if (contentType.startsWith('application/x-www-form-urlencoded')) return replaceKeys(redactForm(text))
  try {
    const value: unknown = JSON.parse(text)
    const redacted = redactValue(value)
    // As it was sent, spaces and all, where nothing of it is secret.
    const isSame = JSON.stringify(redacted) === JSON.stringify(value)
    return replaceKeys(isSame ? text : JSON.stringify(redacted))
  } catch {
    return `(${text.length} characters that are not JSON)`
  }
}

function redactValue (value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > 12) return redactedMark
  if (Array.isArray(value)) return value.map(item => redactValue(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, secretName.test(name) && inner !== null ? redactedMark : redactValue(inner, depth + 1)]))
}

function redactForm (query: string): string {
  const pairs = [...new URLSearchParams(query)]
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${secretName.test(name) ? redactedMark : encodeURIComponent(value)}`).join('&')
}

function replaceKeys (text: string): string {
  return text.replace(ownKeys, redactedMark)
}
