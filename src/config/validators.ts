/** Why a value is refused: an English phrase with %1, %2 … and what stands for them. */
export interface Reason {
  readonly phrase: string
  readonly args: readonly string[]
}

interface Rule {
  readonly phrase: string
  /** Whether the value passes; not asked about an empty one. */
  readonly passes: (value: string) => boolean
}

/** A rule that carries its figures in its name, as the original's CSS classes do. */
interface ParameterizedRule {
  readonly name: string
  readonly pattern: RegExp
  readonly phrase: string
  readonly passes: (value: string, from: number | undefined, to: number | undefined) => boolean
}

const wrongNumber = 'Please enter a valid number in this field.'
const zeroOrGreater = 'Please enter a number 0 or greater in this field.'
const outOfRange = 'The value is not within the specified range.'
const wrongIdentifier = 'Please use only letters (a-z or A-Z), numbers (0-9) or underscore (_) in this field, and the first character should be a letter.'

const requiredRules: ReadonlyMap<string, string> = new Map([
  ['required-entry', 'This is a required field.'],
  ['required', 'This is a required field.'],
  ['validate-no-empty', 'Empty Value.'],
  ['validate-select', 'Please select an option.']
])

/** The original's client rules; what it only checks in the browser is checked here, on the server. */
const rules: ReadonlyMap<string, Rule> = new Map([
  ['validate-email', { phrase: 'Please enter a valid email address (Ex: johndoe@domain.com).', passes: isEmail }],
  ['validate-emails', {
    phrase: 'Please enter valid email addresses, separated by commas. For example, johndoe@domain.com, johnsmith@domain.com.',
    passes: value => value.trim().split(/[\s,]+/).every(isEmail)
  }],
  ['validate-number', { phrase: wrongNumber, passes: value => toNumber(value) !== undefined }],
  ['validate-digits', { phrase: wrongNumber, passes: value => /^\d+$/.test(value) }],
  ['integer', { phrase: 'A positive or negative non-decimal number please', passes: value => /^-?\d+$/.test(value) }],
  ['validate-greater-than-zero', { phrase: 'Please enter a number greater than 0 in this field.', passes: value => (toNumber(value) ?? 0) > 0 }],
  ['validate-zero-or-greater', { phrase: zeroOrGreater, passes: value => (toNumber(value) ?? -1) >= 0 }],
  ['validate-not-negative-number', { phrase: zeroOrGreater, passes: value => (toNumber(value) ?? -1) >= 0 }],
  ['validate-url', { phrase: 'Please enter a valid URL. Protocol is required (http://, https:// or ftp://).', passes: isUrl }],
  ['validate-alpha', { phrase: 'Please use letters only (a-z or A-Z) in this field.', passes: value => /^[a-zA-Z]+$/.test(value) }],
  ['validate-alphanum', {
    phrase: 'Please use only letters (a-z or A-Z) or numbers (0-9) in this field. No spaces or other characters are allowed.',
    passes: value => /^[a-zA-Z0-9]+$/.test(value)
  }],
  ['validate-alphanum-with-spaces', {
    phrase: 'Please use only letters (a-z or A-Z), numbers (0-9) or spaces only in this field.',
    passes: value => /^[a-zA-Z0-9 ]+$/.test(value)
  }],
  ['validate-code', { phrase: wrongIdentifier, passes: value => /^[a-zA-Z][a-zA-Z0-9_]+$/.test(value) }],
  ['validate-data', { phrase: wrongIdentifier, passes: value => /^[a-zA-Z][a-zA-Z0-9_]+$/.test(value) }],
  ['validate-xml-identifier', {
    phrase: 'Please enter a valid XML-identifier (Ex: something_1, block5, id-4).',
    passes: value => /^[a-zA-Z][a-zA-Z0-9_/-]*$/.test(value)
  }],
  ['validate-no-html-tags', { phrase: 'HTML tags are not allowed.', passes: value => !/<\/?\w/.test(value) }]
])

const parameterizedRules: readonly ParameterizedRule[] = [
  { name: 'digits-range-a-b', pattern: /^digits-range-(-?\d+)?-(-?\d+)?$/, phrase: outOfRange, passes: isBetween },
  { name: 'number-range-a-b', pattern: /^number-range-(-?[\d.]+)?-(-?[\d.]+)?$/, phrase: outOfRange, passes: isBetween },
  {
    name: 'maximum-length-n',
    pattern: /^(?:maximum-length|max_text_length)-(\d+)$/,
    phrase: 'Please enter less or equal than %1 symbols.',
    passes: (value, most = Infinity) => value.length <= most
  },
  {
    name: 'minimum-length-n',
    pattern: /^minimum-length-(\d+)$/,
    phrase: 'Please enter more or equal than %1 symbols.',
    passes: (value, least = 0) => value.length >= least
  }
]

/** Rules that the original needs beside one with figures, and that say nothing themselves. */
const companions = ['validate-length', 'validate-digits-range', 'validate-number-range', 'digits-range', 'number-range', 'max_text_length']

/** Every rule name that is checked; others in a declaration are ignored. */
export const knownRules: readonly string[] = [...requiredRules.keys(), ...rules.keys(), ...parameterizedRules.map(rule => rule.name), ...companions]

/** Whether the rules want a value. */
export function isRequired (names: string): boolean {
  return split(names).some(name => requiredRules.has(name))
}

/** Checks a value against rule names separated by spaces; the first reason against it, in the original's words. */
export function validateValue (names: string, value: string): Reason | undefined {
  for (const name of split(names)) {
    const reason = checkRule(name, value)
    if (reason !== undefined) return reason
  }
  return undefined
}

function checkRule (name: string, value: string): Reason | undefined {
  const required = requiredRules.get(name)
  if (required !== undefined) return value.trim() === '' ? { phrase: required, args: [] } : undefined
  if (value === '') return undefined
  const rule = rules.get(name)
  if (rule !== undefined) return rule.passes(value) ? undefined : { phrase: rule.phrase, args: [] }
  for (const { pattern, phrase, passes } of parameterizedRules) {
    const match = pattern.exec(name)
    if (match !== null) return passes(value, toNumber(match[1] ?? ''), toNumber(match[2] ?? '')) ? undefined : { phrase, args: phrase.includes('%1') ? [match[1]!] : [] }
  }
  return undefined
}

function split (names: string): string[] {
  return names.split(/\s+/).filter(name => name !== '')
}

/** Stricter than the original, which reads "5abc" as 5 and then stores "5abc". */
function toNumber (text: string): number | undefined {
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text.trim()) ? Number(text) : undefined
}

function isBetween (value: string, from = -Infinity, to = Infinity): boolean {
  const number = toNumber(value)
  return number !== undefined && number >= from && number <= to
}

function isUrl (value: string): boolean {
  const url = value.trim()
  return /^(?:https?|ftp):\/\/[^\s/?#]/i.test(url) && !/\s/.test(url) && URL.canParse(url)
}

const letters = '\\u00A0-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF'
const localPart = new RegExp(`^[a-z0-9,!#$%&'*+/=?^_\`{|}~${letters}-]+$`, 'i')
const hostLabel = new RegExp(`^[a-z0-9${letters}-]+$`, 'i')
const topLevel = new RegExp(`^[a-z${letters}]{2,}$`, 'i')

/** The original's idea of an e-mail address, taken apart instead of matched as one: a single expression for it takes forever on bad input. */
function isEmail (value: string): boolean {
  const parts = value.split('@')
  const labels = parts[1]?.split('.') ?? []
  return parts.length === 2 && labels.length > 1 && parts[0]!.split('.').every(part => localPart.test(part)) &&
    labels.every(label => hostLabel.test(label)) && topLevel.test(labels.at(-1)!)
}
