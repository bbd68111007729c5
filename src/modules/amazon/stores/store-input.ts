import { validateValue } from '../../../config/validators.ts'

/** What is wrong with an e-mail address of a store, as a phrase; undefined where it is right. */
export function checkEmail (value: string): string | undefined {
  return checkText(value, 'required-entry validate-email')
}

/** What is wrong with the name of a store, as a phrase; undefined where it is right. */
export function checkName (value: string): string | undefined {
  return checkText(value, 'required-entry')
}

function checkText (value: string, rules: string): string | undefined {
  const wrong = validateValue(rules, value)
  if (wrong !== undefined) return wrong.phrase
  if (value.length > 255) return 'This is too long. Use at most 255 characters.'
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f]/.test(value) ? 'This contains a control character. Type the text again instead of pasting it.' : undefined
}
