import { longestPassword } from '../passwords.ts'
import type { FormError } from './form-model.ts'

const shortestPassword = 8
const longestName = 100
/** What mail servers take at most. */
const longestEmail = 254

// A local part, then a host of at least two labels; letters of any script.
const emailShape = /^[^\s@"(),:;<>[\]\\]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u
// Control characters, line separators, and the marks that turn the direction of the text around them.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/
const somethingToSee = /[\p{L}\p{N}\p{P}\p{S}]/u

/** Checks a name of a person, a company or a key, given without white space around it: 1 to 100 characters that can be printed. */
export function checkName (field: string, name: string): FormError[] {
  if (!somethingToSee.test(name)) return [{ field, phrase: 'This is a required field.' }]
  if (unprintable.test(name)) return [{ field, phrase: 'This holds characters that cannot be printed. Type it anew instead of pasting it.' }]
  const length = [...name].length
  if (length > longestName) return [{ field, phrase: 'This has %1 characters; at most %2 are allowed.', args: [String(length), String(longestName)] }]
  return []
}

/** Checks the shape of an e-mail address, given without white space around it. */
export function checkEmail (field: string, email: string): FormError[] {
  if (email === '') return [{ field, phrase: 'This is a required field.' }]
  if (email.length <= longestEmail && emailShape.test(email) && !unprintable.test(email)) return []
  return [{ field, phrase: 'Please enter a valid email address (Ex: johndoe@domain.com).' }]
}

/** Checks a new password and its repetition: 8 to 1024 characters with a letter and a digit, white space counted as typed. */
export function checkNewPassword (fields: { password: string, confirmation: string }, password: string, confirmation: string): FormError[] {
  const field = fields.password
  const length = [...password].length
  if (length === 0) return [{ field, phrase: 'This is a required field.' }]
  if (password.length > longestPassword) return [{ field, phrase: 'This password is too long; at most %1 characters are allowed.', args: [String(longestPassword)] }]
  if (length < shortestPassword || !/\p{L}/u.test(password) || !/\p{N}/u.test(password)) {
    return [{ field, phrase: 'A password needs at least %1 characters, letters and digits among them.', args: [String(shortestPassword)] }]
  }
  if (confirmation !== password) return [{ field: fields.confirmation, phrase: 'The two passwords differ. Type the same password twice.' }]
  return []
}
