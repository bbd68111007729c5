import { validateValue } from '../../config/validators.ts'
import { locales, type Translate } from '../../kernel/phrases.ts'

/** What every form about a user asks, as it was typed, without blanks around it. */
export interface UserFields {
  readonly username: string
  readonly firstname: string
  readonly lastname: string
  readonly email: string
  readonly interface_locale: string
}

/** What is wrong, as phrases by field. */
export type UserErrors = Readonly<Record<string, string>>

/** The original's sentence for a user name or e-mail address that somebody else has. */
export const taken = 'A user with the same user name or email already exists.'
/** The original's sentence for a wrong own password. */
export const ownPasswordWrong = 'The password entered for the current user is invalid. Verify the password and try again.'
/** A choice that its list does not hold. */
export const notInList = 'Choose one of the options in the list.'

/** What the fields are called where their errors are listed; an error without a field stands for itself. */
const labels: Readonly<Record<string, string>> = {
  username: 'User Name',
  firstname: 'First Name',
  lastname: 'Last Name',
  email: 'Email',
  password: 'Password',
  confirmation: 'Password Confirmation',
  interface_locale: 'Interface Locale',
  theme: 'Theme',
  is_active: 'Status',
  expires_at: 'Expiration Date',
  roles: 'User Role',
  current_password: 'Your Password'
}

/** What the original's column holds. */
const longestEmail = 128

/** Looks at the fields of a user; undefined for those that are right. */
export function checkUserFields (fields: UserFields): Record<keyof UserFields, string | undefined> {
  return {
    username: checkName(fields.username, 40),
    firstname: checkName(fields.firstname, 32),
    lastname: checkName(fields.lastname, 32),
    email: validateValue('required-entry validate-email', fields.email)?.phrase ?? (fields.email.length > longestEmail ? 'This text is too long.' : undefined),
    interface_locale: locales.some(locale => locale === fields.interface_locale) ? undefined : notInList
  }
}

/** The rules for a new password; an empty one leaves the password as it is. */
export async function checkPassword (password: string, confirmation: string, findFault: (password: string) => Promise<string | undefined>): Promise<{ password?: string, confirmation?: string }> {
  if (password === '' && confirmation === '') return {}
  const fault = await findFault(password)
  if (fault !== undefined) return { password: fault }
  return password === confirmation ? {} : { confirmation: 'Your password confirmation must match your password.' }
}

/** An error as the summary lists it, in the reader's language: after the name of its field. */
export function toListedError (translate: Translate, field: string, phrase: string): string {
  const label = labels[field]
  return label === undefined ? translate(phrase) : `${translate(label)}: ${translate(phrase)}`
}

/** The errors among what was found. */
export function toErrors (found: Readonly<Record<string, string | undefined>>): UserErrors {
  return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

function checkName (value: string, longest: number): string | undefined {
  if (value === '') return 'This is a required field.'
  if (value.length > longest) return 'This text is too long.'
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f<>]/.test(value) ? 'This text contains characters that are not allowed here.' : undefined
}
