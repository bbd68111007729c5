import { addressRules } from './validation-rules/addresses.ts'
import { momentRules } from './validation-rules/moments.ts'
import { numberRules, rangeRules, toNumber } from './validation-rules/numbers.ts'
import type { Rule } from './validation-rules/rule.ts'
import { lengthRules, textRules } from './validation-rules/texts.ts'

/** Why a value is refused: an English phrase with %1, %2 … and what stands for them. */
export interface Reason {
  readonly phrase: string
  readonly args: readonly string[]
}

const requiredRules: ReadonlyMap<string, string> = new Map([
  ['required-entry', 'This is a required field.'],
  ['required', 'This is a required field.'],
  ['validate-no-empty', 'Empty Value.'],
  ['validate-select', 'Please select an option.']
])

/** The original's client rules; what it only checks in the browser is checked here, on the server. views/assets/js/rules.js is their twin. */
const rules: ReadonlyMap<string, Rule> = new Map(Object.entries({ ...numberRules, ...textRules, ...addressRules, ...momentRules }))
const parameterizedRules = [...rangeRules, ...lengthRules]

/**
 * Names that stand in declarations and say nothing of a single value: some are needed beside a rule with figures, some compare
 * several fields of a form, some only style the control.
 */
const companions = [
  'validate-length', 'validate-digits-range', 'validate-number-range', 'validate-range', 'digits-range', 'number-range', 'max_text_length',
  'validate-per-page-value', 'validate-both-passwords', 'validate-cpassword', 'validate-date-range', 'validate-one-required', 'validate-one-required-by-name',
  'validate-zip', 'validate-zip-international', 'validate-text', 'required-number', 'validate-hidden', 'no-changes', 'absolute-advice', 'countries',
  'input-text', 'shipping-applicable-country', 'free-method'
]

/** Every rule name that is known; others in a declaration are ignored, as the original ignores them. */
export const knownRules: readonly string[] = [...requiredRules.keys(), ...rules.keys(), ...parameterizedRules.map(rule => rule.name), ...companions]

/** Whether the rules want a value. */
export function isRequired (names: string): boolean {
  return split(names).some(name => requiredRules.has(name))
}

/** Checks a value against rule names separated by spaces; the first reason against it, in the original's words where those are at hand. */
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
