// Which rule a value breaks, without any page: names and value in, broken phrase out. The server checks again.
import { addressRules, lengthRules, momentRules, numberRules, rangeRules, textRules, toNumber } from './rules-list.js'

const requiredRules = {
  'required-entry': 'This is a required field.',
  required: 'This is a required field.',
  'validate-no-empty': 'Empty Value.',
  'validate-select': 'Please select an option.'
}

const rules = { ...numberRules, ...textRules, ...addressRules, ...momentRules }
const parameterizedRules = [...rangeRules, ...lengthRules]

/** Finds the first rule that a value breaks: `{ phrase, args }`. An empty value breaks only the rules that ask for one. */
export function findBrokenRule (names, value) {
  for (const name of names) {
    const broken = checkRule(name, value)
    if (broken !== undefined) return broken
  }
  return undefined
}

function checkRule (name, value) {
  if (Object.hasOwn(requiredRules, name)) return value.trim() === '' ? { phrase: requiredRules[name], args: [] } : undefined
  if (value === '') return undefined
  if (Object.hasOwn(rules, name)) return rules[name].passes(value) ? undefined : { phrase: rules[name].phrase, args: [] }
  for (const { pattern, phrase, passes } of parameterizedRules) {
    const match = pattern.exec(name)
    if (match !== null) return passes(value, toNumber(match[1] ?? ''), toNumber(match[2] ?? '')) ? undefined : { phrase, args: phrase.includes('%1') ? [match[1]] : [] }
  }
  return undefined
}
