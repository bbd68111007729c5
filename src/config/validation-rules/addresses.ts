import type { Rule } from './rule.ts'

const wrongUrl = 'Please enter a valid URL. Protocol is required (http://, https:// or ftp://).'
const wrongIp = 'Please enter a valid IP address, for example 192.0.2.1 or 2001:db8::1.'
const wrongPhone = 'Please enter a valid phone number, for example (123) 456-7890 or 123-456-7890.'

/** Rules for addresses of the net and of people, by the original's names. */
export const addressRules: Readonly<Record<string, Rule>> = {
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

function isUrl (value: string): boolean {
  const url = value.trim()
  return /^(?:https?|ftp):\/\/[^\s/?#]/i.test(url) && !/\s/.test(url) && URL.canParse(url)
}

function isStrictPhone (value: string): boolean {
  return /^\(?\d{3}\)?[-\s]?\d{3}[-\s]\d{4}$/.test(value)
}

function isIpv4 (value: string): boolean {
  const parts = value.split('.')
  return parts.length === 4 && parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
}

/** As in RFC 4291: eight groups, or fewer around one `::`; the last two groups may be written as an IPv4 address. */
function isIpv6 (value: string): boolean {
  const halves = value.split('::')
  if (halves.length > 2) return false
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
function isEmail (value: string): boolean {
  const parts = value.split('@')
  const labels = parts[1]?.split('.') ?? []
  return parts.length === 2 && labels.length > 1 && parts[0]!.split('.').every(part => localPart.test(part)) &&
    labels.every(label => hostLabel.test(label)) && topLevel.test(labels.at(-1)!)
}
