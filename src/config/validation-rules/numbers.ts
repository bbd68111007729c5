import type { ParameterizedRule, Rule } from './rule.ts'

const wrongNumber = 'Please enter a valid number in this field.'
const zeroOrGreater = 'Please enter a number 0 or greater in this field.'
const outOfRange = 'The value is not within the specified range.'

/** Rules for numbers and lists of them, by the original's names. */
export const numberRules: Readonly<Record<string, Rule>> = {
  'validate-number': { phrase: wrongNumber, passes: value => toNumber(value) !== undefined },
  number: { phrase: wrongNumber, passes: value => toNumber(value) !== undefined },
  'validate-digits': { phrase: wrongNumber, passes: value => /^\d+$/.test(value) },
  digits: { phrase: wrongNumber, passes: value => /^\d+$/.test(value) },
  integer: { phrase: 'A positive or negative non-decimal number please', passes: value => /^-?\d+$/.test(value) },
  'validate-greater-than-zero': { phrase: 'Please enter a number greater than 0 in this field.', passes: value => (toNumber(value) ?? 0) > 0 },
  'validate-zero-or-greater': { phrase: zeroOrGreater, passes: value => (toNumber(value) ?? -1) >= 0 },
  'validate-not-negative-number': { phrase: zeroOrGreater, passes: value => (toNumber(value) ?? -1) >= 0 },
  'validate-currency-dollar': { phrase: 'Please enter an amount in dollars, for example $100.00.', passes: isDollars },
  'validate-per-page-value-list': {
    phrase: 'Please enter whole numbers with commas between them, for example 10,20,30.',
    passes: value => value.split(',').every(part => /^\d+$/.test(part))
  }
}

/** Rules with limits for numbers; either limit may be missing. */
export const rangeRules: readonly ParameterizedRule[] = [
  { name: 'digits-range-a-b', pattern: /^(?:validate-)?digits-range-(-?\d+)?-(-?\d+)?$/, phrase: outOfRange, passes: (value, from, to) => /^-?\d+$/.test(value) && isBetween(value, from, to) },
  { name: 'number-range-a-b', pattern: /^(?:validate-)?(?:number-)?range-(-?[\d.]+)?-(-?[\d.]+)?$/, phrase: outOfRange, passes: isBetween }
]

/** The number that a text says; stricter than the original, which reads "5abc" as 5 and then stores "5abc". */
export function toNumber (text: string): number | undefined {
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text.trim()) ? Number(text) : undefined
}

function isBetween (value: string, from = -Infinity, to = Infinity): boolean {
  const number = toNumber(value)
  return number !== undefined && number >= from && number <= to
}

function isDollars (value: string): boolean {
  const [, whole = '', cents = ''] = /^\$?-?([\d,]*)(\.\d{0,2})?$/.exec(value) ?? ['', 'x']
  if (whole === '') return cents.length > 1
  return whole === '0' || /^[1-9]\d*$/.test(whole) || /^[1-9]\d{0,2}(?:,\d{3})+$/.test(whole)
}
