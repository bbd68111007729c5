import type { ParameterizedRule, Rule } from './rule.ts'

const wrongIdentifier = 'Please use only letters (a-z or A-Z), numbers (0-9) or underscore (_) in this field, and the first character should be a letter.'
const noSpaces = 'Please enter a value without spaces.'

const shortestPassword = 6
const shortestAdminPassword = 7

/** Rules for names, codes and other short texts, by the original's names. */
export const textRules: Readonly<Record<string, Rule>> = {
  'validate-alpha': { phrase: 'Please use letters only (a-z or A-Z) in this field.', passes: value => /^[a-zA-Z]+$/.test(value) },
  'letters-only': { phrase: 'Please use letters only (a-z or A-Z) in this field.', passes: value => /^[a-zA-Z]+$/.test(value) },
  'letters-with-basic-punc': { phrase: 'Please use only letters, spaces and the characters - . , ( ) \' " in this field.', passes: value => /^[a-z\-.,()'"\s]+$/i.test(value) },
  'validate-alphanum': {
    phrase: 'Please use only letters (a-z or A-Z) or numbers (0-9) in this field. No spaces or other characters are allowed.',
    passes: value => /^[a-zA-Z0-9]+$/.test(value)
  },
  alphanumeric: { phrase: 'Please use only letters, numbers or underscore (_) in this field.', passes: value => /^\w+$/.test(value) },
  'validate-alphanum-with-spaces': {
    phrase: 'Please use only letters (a-z or A-Z), numbers (0-9) or spaces only in this field.',
    passes: value => /^[a-zA-Z0-9 ]+$/.test(value)
  },
  'validate-code': { phrase: wrongIdentifier, passes: value => /^[a-zA-Z][a-zA-Z0-9_]+$/.test(value) },
  'validate-data': { phrase: wrongIdentifier, passes: value => /^[a-zA-Z][a-zA-Z0-9_]+$/.test(value) },
  'validate-identifier': {
    phrase: 'Please enter a valid URL key, for example "example-page", "example-page.html" or "anotherlevel/example-page".',
    passes: value => /^[a-z0-9][a-z0-9_/-]+(?:\.[a-z0-9_-]+)?$/.test(value)
  },
  'validate-xml-identifier': {
    phrase: 'Please enter a valid XML-identifier (Ex: something_1, block5, id-4).',
    passes: value => /^[a-zA-Z][a-zA-Z0-9_/-]*$/.test(value)
  },
  'validate-no-html-tags': { phrase: 'HTML tags are not allowed.', passes: value => !/<\/?\w/.test(value) },
  'validate-emailSender': { phrase: 'Please use only visible characters and spaces.', passes: value => /^[\S ]+$/.test(value) },
  'no-whitespace': { phrase: noSpaces, passes: value => /^\S+$/.test(value) },
  'validate-css-length': { phrase: 'Please enter a length as style sheets have it, for example 100px, 77pt, 20em, .5ex or 50%.', passes: value => /^(?:\d+(?:\.\d*)?|\.\d+)(?:px|pt|em|ex|%)?$/.test(value) },
  'validate-state': { phrase: 'Please select a state or province.', passes: value => value !== '0' },
  'validate-trailing-hyphen': { phrase: 'Please enter a value that neither begins nor ends with a hyphen.', passes: value => !value.startsWith('-') && !value.endsWith('-') },
  'validate-password': { phrase: 'Please enter 6 or more characters. Spaces at the beginning and the end do not count.', passes: value => [...value.trim()].length >= shortestPassword },
  'validate-new-password': { phrase: 'Please enter 6 or more characters. Spaces at the beginning and the end do not count.', passes: value => [...value.trim()].length >= shortestPassword },
  'validate-admin-password': {
    phrase: 'Please enter 7 or more characters, among them letters and numbers.',
    passes: value => [...value.trim()].length >= shortestAdminPassword && /[a-z]/i.test(value) && /\d/.test(value)
  }
}

/** Rules with limits for the length of a text, in characters as people count them. */
export const lengthRules: readonly ParameterizedRule[] = [
  {
    name: 'maximum-length-n',
    pattern: /^(?:maximum-length|max_text_length)-(\d+)$/,
    phrase: 'Please enter less or equal than %1 symbols.',
    passes: (value, most = Infinity) => [...value].length <= most
  },
  {
    name: 'minimum-length-n',
    pattern: /^(?:minimum-length|min_text_length)-(\d+)$/,
    phrase: 'Please enter more or equal than %1 symbols.',
    passes: (value, least = 0) => [...value].length >= least
  }
]
