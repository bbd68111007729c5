// The validation rules by their names, without any page: value in, broken phrase out. The server checks again.

const number = value => /^-?\d*\.?\d+$|^-?\d+\.$/.test(value.trim())
const email = value => /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/.test(value.trim())
const isUrl = value => /^(https?|ftp):\/\/[^\s/$.?#][^\s]*$/i.test(value.trim())
const inRange = (value, from, to) => number(value) && (from === '' || Number(value) >= Number(from)) && (to === '' || Number(value) <= Number(to))

const emptyRules = {
  'required-entry': ['This is a required field.', value => value.trim() !== ''],
  'validate-no-empty': ['Empty Value.', value => value.trim() !== '']
}

const rules = {
  'validate-email': ['Please enter a valid email address (Ex: johndoe@domain.com).', email],
  'validate-emails': ['Please enter valid email addresses, separated by commas. For example, johndoe@domain.com, johnsmith@domain.com.', value => value.split(/[\s,]+/).filter(Boolean).every(email)],
  'validate-number': ['Please enter a valid number in this field.', number],
  'validate-digits': ['Please enter a valid number in this field.', value => /^\d+$/.test(value)],
  integer: ['A positive or negative non-decimal number please', value => /^-?\d+$/.test(value)],
  'validate-greater-than-zero': ['Please enter a number greater than 0 in this field.', value => number(value) && Number(value) > 0],
  'validate-zero-or-greater': ['Please enter a number 0 or greater, without comma in this field.', value => number(value) && Number(value) >= 0],
  'validate-not-negative-number': ['Please enter a number 0 or greater in this field.', value => number(value) && Number(value) >= 0],
  'validate-url': ['Please enter a valid URL. Protocol is required (http://, https:// or ftp://).', isUrl],
  'validate-no-html-tags': ['HTML tags are not allowed.', value => !/<(\/)?\w+/.test(value)],
  'validate-alphanum': ['Please use only letters (a-z or A-Z) or numbers (0-9) in this field. No spaces or other characters are allowed.', value => /^[a-z0-9]+$/i.test(value)],
  'validate-code': ['Please use only letters (a-z), numbers (0-9) or underscore (_) in this field, and the first character should be a letter.', value => /^[a-z]+[a-z0-9_]*$/i.test(value)]
}

const outOfRange = 'The value is not within the specified range.'
const tooLong = 'Maximum length of this field must be equal or less than %1 symbols.'
const tooShort = 'Minimum length of this field must be equal or greater than %1 symbols.'

/** Rules that carry their limits in their name, e.g. `digits-range-1-30`. */
const patterns = [
  [/^(?:validate-)?digits-range-(-?\d*)-(-?\d*)$/, (value, from, to) => /^-?\d+$/.test(value) && inRange(value, from, to) ? undefined : { phrase: outOfRange, args: [] }],
  [/^(?:validate-)?number-range-(-?[\d.]*)-(-?[\d.]*)$/, (value, from, to) => inRange(value, from, to) ? undefined : { phrase: outOfRange, args: [] }],
  [/^(?:max_text_length|maximum-length)-(\d+)$/, (value, most) => [...value].length <= Number(most) ? undefined : { phrase: tooLong, args: [most] }],
  [/^(?:min_text_length|minimum-length)-(\d+)$/, (value, least) => [...value].length >= Number(least) ? undefined : { phrase: tooShort, args: [least] }]
]

/** Finds the first rule that a value breaks: `{ phrase, args }`. An empty value breaks only the rules that ask for one. */
export function findBrokenRule (names, value) {
  for (const name of names) {
    const broken = checkRule(name, value)
    if (broken !== undefined) return broken
  }
  return undefined
}

function checkRule (name, value) {
  if (Object.hasOwn(emptyRules, name)) return emptyRules[name][1](value) ? undefined : { phrase: emptyRules[name][0], args: [] }
  if (value.trim() === '') return undefined
  if (Object.hasOwn(rules, name)) return rules[name][1](value) ? undefined : { phrase: rules[name][0], args: [] }
  for (const [pattern, check] of patterns) {
    const match = pattern.exec(name)
    if (match !== null) return check(value, ...match.slice(1))
  }
  return undefined
}
