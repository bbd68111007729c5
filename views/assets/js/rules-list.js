// The validation rules for the browser: by name, the sentence and the question. The server asks the same ones (src/config/validation-rules).

const wrongNumber = 'Please enter a valid number in this field.'
const zeroOrGreater = 'Please enter a number 0 or greater in this field.'
const outOfRange = 'The value is not within the specified range.'

/** Rules for numbers and lists of them, by the original's names. */
export const numberRules = {
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
export const rangeRules = [
  { name: 'digits-range-a-b', pattern: /^(?:validate-)?digits-range-(-?\d+)?-(-?\d+)?$/, phrase: outOfRange, passes: (value, from, to) => /^-?\d+$/.test(value) && isBetween(value, from, to) },
  { name: 'number-range-a-b', pattern: /^(?:validate-)?(?:number-)?range-(-?[\d.]+)?-(-?[\d.]+)?$/, phrase: outOfRange, passes: isBetween }
]

/** The number that a text says; stricter than the original, which reads "5abc" as 5 and then stores "5abc". */
export function toNumber (text) {
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text.trim()) ? Number(text) : undefined
}

function isBetween (value, from = -Infinity, to = Infinity) {
  const number = toNumber(value)
  return number !== undefined && number >= from && number <= to
}

function isDollars (value) {
  const [, whole = '', cents = ''] = /^\$?-?([\d,]*)(\.\d{0,2})?$/.exec(value) ?? ['', 'x']
  if (whole === '') { return cents.length > 1 }
  return whole === '0' || /^[1-9]\d*$/.test(whole) || /^[1-9]\d{0,2}(?:,\d{3})+$/.test(whole)
}

const wrongIdentifier = 'Please use only letters (a-z or A-Z), numbers (0-9) or underscore (_) in this field, and the first character should be a letter.'
const noSpaces = 'Please enter a value without spaces.'
const shortestPassword = 6
const shortestAdminPassword = 7

/** Rules for names, codes and other short texts, by the original's names. */
export const textRules = {
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
export const lengthRules = [
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

const wrongUrl = 'Please enter a valid URL. Protocol is required (http://, https:// or ftp://).'
const wrongIp = 'Please enter a valid IP address, for example 192.0.2.1 or 2001:db8::1.'
const wrongPhone = 'Please enter a valid phone number, for example (123) 456-7890 or 123-456-7890.'

/** Rules for addresses of the net and of people, by the original's names. */
export const addressRules = {
  'validate-email': { phrase: 'Please enter a valid email address (Ex: johndoe@domain.com).', passes: isEmail },
  'validate-emails': {
    phrase: 'Please enter valid email addresses, separated by commas. For example, johndoe@domain.com, johnsmith@domain.com.',
    passes: value => value.trim().split(/[\s,]+/).every(isEmail)
  },
  'validate-url': { phrase: wrongUrl, passes: isUrl },
  url: { phrase: wrongUrl, passes: isUrl },
  'validate-clean-url': {
    phrase: 'Please enter a valid URL, for example http://www.example.com or www.example.com.',
    passes: value => isUrl(value) || /^(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}(?:[/?#:]\S*)?$/i.test(value)
  },
  'validate-ip': { phrase: wrongIp, passes: value => isIpv4(value) || isIpv6(value) },
  ipv4: { phrase: wrongIp, passes: isIpv4 },
  ipv6: { phrase: wrongIp, passes: isIpv6 },
  'validate-phoneStrict': { phrase: wrongPhone, passes: isStrictPhone },
  'validate-phoneLax': { phrase: wrongPhone, passes: value => /^(?:\d[-. ]?)?(?:\(\d{3}\)|\d{3})?[-. ]?\d{3}[-. ]?\d{4}$/.test(value) },
  'validate-fax': { phrase: 'Please enter a valid fax number, for example 123-456-7890.', passes: isStrictPhone },
  phoneUK: { phrase: 'Please enter a valid British phone number.', passes: value => value.length > 9 && /^(?:\(?0\d{4}\)?\s?\d{3}\s?\d{3}|\(?0\d{3}\)?\s?\d{3}\s?\d{4}|\(?0\d{2}\)?\s?\d{4}\s?\d{4})$/.test(value) },
  mobileUK: { phrase: 'Please enter a valid British mobile phone number.', passes: value => value.length > 9 && /^(?:\+44|0)7\d{3}\s?\d{3}\s?\d{3}$/.test(value) },
  'validate-ssn': { phrase: 'Please enter a valid social security number, for example 123-45-6789.', passes: value => /^\d{3}-?\d{2}-?\d{4}$/.test(value) },
  'validate-zip-us': { phrase: 'Please enter a valid zip code, for example 90602 or 90602-1234.', passes: value => /^\d{5}(?:-\d{4})?$/.test(value) }
}

function isUrl (value) {
  const url = value.trim()
  return /^(?:https?|ftp):\/\/[^\s/?#]/i.test(url) && !/\s/.test(url) && URL.canParse(url)
}

function isStrictPhone (value) {
  return /^\(?\d{3}\)?[-\s]?\d{3}[-\s]\d{4}$/.test(value)
}

function isIpv4 (value) {
  const parts = value.split('.')
  return parts.length === 4 && parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
}

/** As in RFC 4291: eight groups, or fewer around one `::`; the last two groups may be written as an IPv4 address. */
function isIpv6 (value) {
  const halves = value.split('::')
  if (halves.length > 2) { return false }
  const groups = halves.flatMap(half => half === '' ? [] : half.split(':'))
  const last = groups.at(-1) ?? ''
  const endsAsIpv4 = isIpv4(last) && value.endsWith(last)
  const hexadecimal = endsAsIpv4 ? groups.slice(0, -1) : groups
  const count = hexadecimal.length + (endsAsIpv4 ? 2 : 0)
  return hexadecimal.every(group => /^[0-9a-f]{1,4}$/i.test(group)) && (halves.length === 2 ? count < 8 : count === 8)
}

const letters = '\\u00A0-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF'
const localPart = new RegExp(`^[a-z0-9,!#$%&'*+/=?^_\`{|}~${letters}-]+$`, 'i')
const hostLabel = new RegExp(`^[a-z0-9${letters}-]+$`, 'i')
const topLevel = new RegExp(`^[a-z${letters}]{2,}$`, 'i')

/** The original's idea of an e-mail address, taken apart instead of matched as one: a single expression for it takes forever on bad input. */
function isEmail (value) {
  const parts = value.split('@')
  const labels = parts[1]?.split('.') ?? []
  return parts.length === 2 && labels.length > 1 && parts[0].split('.').every(part => localPart.test(part)) &&
    labels.every(label => hostLabel.test(label)) && topLevel.test(labels.at(-1))
}

const wrongDate = 'Please enter a valid date.'
const wrongTime = 'Please enter a valid time, from 00:00 to 23:59.'

/** Rules for days and times of the day, by the original's names. */
export const momentRules = {
  'validate-date': { phrase: wrongDate, passes: value => isIsoDate(value) || isMonthFirstDate(value) },
  'validate-date-au': { phrase: 'Please use this date format: dd/mm/yyyy. For example 17/03/2006.', passes: isDayFirstDate },
  dateITA: { phrase: wrongDate, passes: isDayFirstDate },
  'validate-time': { phrase: wrongTime, passes: isTime },
  time: { phrase: wrongTime, passes: isTime },
  time12h: { phrase: 'Please enter a valid time, for example 9:30 am.', passes: value => /^(?:0?[1-9]|1[0-2])(?::[0-5]\d){0,2} ?[ap]m$/i.test(value) }
}

function isTime (value) {
  return /^(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(value)
}

function isIsoDate (value) {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value) ?? []
  return isDay(year, month, day)
}

function isMonthFirstDate (value) {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value) ?? []
  return isDay(year, month, day)
}

function isDayFirstDate (value) {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value) ?? []
  return isDay(year, month, day)
}

/** Whether the calendar has such a day. */
function isDay (year = '', month = '', day = '') {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return Number(year) >= 1000 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}
