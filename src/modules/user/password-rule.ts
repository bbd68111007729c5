import { longestPassword } from '../../kernel/passwords.ts'

/** What is wrong with a new password by the original's rules, as a phrase; undefined where nothing is. */
export function findPasswordFault (password: string): string | undefined {
  const fault = findLengthFault(password, 7)
  if (fault !== undefined) return fault
  if (!/[0-9]/.test(password) || !/\p{L}/u.test(password)) return 'Your password must include both numeric and alphabetic characters.'
  return undefined
}

/** What is wrong with the length of a new password; `shortest` in characters. */
export function findLengthFault (password: string, shortest: 7 | 8): string | undefined {
  if ([...password].length < shortest) return shortest === 7 ? 'Your password must be at least 7 characters.' : 'Your password must be at least 8 characters.'
  return password.length > longestPassword ? 'This text is too long.' : undefined
}
