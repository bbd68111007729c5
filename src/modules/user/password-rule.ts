import { longestPassword } from '../../kernel/passwords.ts'

/** What is wrong with a new password by the original's rules, as a phrase; undefined where nothing is. */
export function findPasswordFault (password: string): string | undefined {
  if (password.length < 7) return 'Your password must be at least 7 characters.'
  if (password.length > longestPassword) return 'This text is too long.'
  if (!/[0-9]/.test(password) || !/\p{L}/u.test(password)) return 'Your password must include both numeric and alphabetic characters.'
  return undefined
}
