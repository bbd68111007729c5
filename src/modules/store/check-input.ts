import { validateValue } from '../../config/validators.ts'
import type { Sentence, StoreErrors } from './store-kind.ts'

/** The original's column for codes. */
const longestCode = 32
/** The original's column for sort orders. */
const sortOrderRules = 'validate-digits digits-range-0-65535'

const codes = {
  website: { rule: /^[a-z][a-z0-9_]*$/i, phrase: 'Website code may only contain letters (a-z), numbers (0-9) or underscore (_), and the first character must be a letter.' },
  group: { rule: /^[a-z][a-z0-9_]*$/i, phrase: 'Group code may only contain letters (a-z), numbers (0-9) or underscore (_), and the first character must be a letter.' },
  store: { rule: /^[a-z][a-z0-9_]*$/, phrase: 'The store code may contain only letters (a-z), numbers (0-9) or underscore (_), and the first character must be a letter.' }
} as const

/** A choice that its list does not hold. */
export const notInList: Sentence = { phrase: 'Choose one of the options in the list.' }
/** A choice that has to be made. */
export const required: Sentence = { phrase: 'This is a required field.' }

/** What is wrong with a name; `longest` counts characters. */
export function checkName (name: string, longest: number): Sentence | undefined {
  if (name === '') return required
  if ([...name].length > longest) return toTooLong(longest)
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f]/.test(name) ? { phrase: 'This contains a control character. Type the text again instead of pasting it.' } : undefined
}

/** What is wrong with a code, by the rule of its kind. */
export function checkCode (kind: keyof typeof codes, code: string): Sentence | undefined {
  if (code === '') return required
  if (code.length > longestCode) return toTooLong(longestCode)
  return codes[kind].rule.test(code) ? undefined : { phrase: codes[kind].phrase }
}

/** What is wrong with a sort order; nothing at all stands for 0. */
export function checkSortOrder (value: string): Sentence | undefined {
  const wrong = value === '' ? undefined : validateValue(sortOrderRules, value)
  return wrong === undefined ? undefined : { phrase: wrong.phrase, args: wrong.args }
}

/** The errors among the findings of several fields. */
export function toErrors (findings: Readonly<Record<string, Sentence | undefined>>): StoreErrors {
  return Object.fromEntries(Object.entries(findings).filter((finding): finding is [string, Sentence] => finding[1] !== undefined))
}

/** An id of the form: 0 where it is none. */
export function toId (text: string | undefined): number {
  return /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0
}

function toTooLong (longest: number): Sentence {
  return { phrase: 'This text is too long: use at most %1 characters.', args: [String(longest)] }
}
