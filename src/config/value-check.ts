import { listOptionValues, listOptions } from './field-options.ts'
import type { ModelRegistry } from './models.ts'
import type { PostedTree } from './posted-section.ts'
import { listTypes, toPostedText, type PostedText } from './posted-value.ts'
import type { Field } from './structure.ts'
import { validateValue, type Reason } from './validators.ts'

/** A posted value as text, or why it is none for this field. */
export type CheckedValue =
  | { readonly ok: true, readonly text: string }
  | { readonly ok: false, readonly reason: Reason }

/** What the original's column holds, in bytes; it cuts longer values, here they are refused. */
const mostBytes = 65_535
/** What of a plain value fits there as a ciphertext, which is a third longer. */
const mostEncryptedBytes = 49_000

/** A post of only asterisks says that the secret was left as it is. */
export function isMask (text: string): boolean {
  return /^\*+$/.test(text)
}

/** Checks what was posted for a field: its shape and its content. Nothing is trimmed, cut or joined. */
export function checkValue (field: Field, posted: PostedTree[string], models: Pick<ModelRegistry, 'source'>): CheckedValue {
  const read = toPostedText(field, posted)
  if ('phrase' in read) return { ok: false, reason: read }
  const reason = field.secret && isMask(read.text) ? undefined : findImpossible(field, read) ?? findWrong(field, read, models)
  return reason === undefined ? { ok: true, text: read.text } : { ok: false, reason }
}

/** The reason against a value that cannot be stored at all: its length and its characters. */
export function findImpossible (field: Field, { text, parts }: PostedText): Reason | undefined {
  // Rows are stored as JSON, in which a control character would hide behind its escape.
  return findTooLong(field, text) ?? findForbiddenCharacter(field.type === 'rows' ? parts.join('') : text, field.type === 'textarea')
}

/** The reason against a value that breaks the field's options or `validate` rules; a backend model may know a better one. */
export function findWrong (field: Field, { text, parts }: PostedText, models: Pick<ModelRegistry, 'source'>): Reason | undefined {
  return findUnknownOption(field, parts, models) ?? validateValue(field.validate ?? '', field.type === 'rows' && text === '[]' ? '' : text)
}

/** The reason against a text that does not fit into the column. */
export function findTooLong (field: Field, text: string): Reason | undefined {
  const bytes = Buffer.byteLength(text, 'utf8')
  const most = field.encrypted ? mostEncryptedBytes : mostBytes
  return bytes > most ? { phrase: 'The value is too long: it has %1 bytes, and %2 are possible.', args: [String(bytes), String(most)] } : undefined
}

function findUnknownOption (field: Field, parts: readonly string[], models: Pick<ModelRegistry, 'source'>): Reason | undefined {
  if (field.type !== 'select' && field.type !== 'allowspecific' && !listTypes.has(field.type)) return undefined
  // Only the labels of options depend on the locale.
  const known = new Set(listOptionValues(listOptions(field, models, 'en_US')))
  const unknown = parts.find(part => !known.has(part))
  return unknown === undefined ? undefined : { phrase: 'The option "%1" is not in the list.', args: [unknown.slice(0, 80)] }
}

const tab = 0x09
const lineFeed = 0x0A
const carriageReturn = 0x0D

function findForbiddenCharacter (text: string, hasLines: boolean): Reason | undefined {
  for (const character of text) {
    const code = character.codePointAt(0)!
    const isLayout = code === tab || code === lineFeed || code === carriageReturn
    if ((code < 0x20 && !(hasLines && isLayout)) || code === 0x7F) return toCharacterReason('The value holds the control character %1, which cannot be saved here.', code)
    if (isDirectionControl(code)) return toCharacterReason('The value holds the invisible character %1, which changes the direction of what follows it. Remove it and save again.', code)
    if (code >= 0xD800 && code <= 0xDFFF) return toCharacterReason('The value holds half a character (%1), which cannot be saved.', code)
  }
  return undefined
}

/** Embeddings, overrides and isolates, with which a text can look like another one. The plain marks of right-to-left writing are none. */
function isDirectionControl (code: number): boolean {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069)
}

function toCharacterReason (phrase: string, code: number): Reason {
  return { phrase, args: [`U+${code.toString(16).toUpperCase().padStart(4, '0')}`] }
}
