import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../kernel/database/database.ts'
import type { Env } from '../../kernel/env.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import { packageRoot } from '../../kernel/paths.ts'
import { listPasswordHashes } from './admin-passwords-table.ts'
import { findAdminUser } from './admin-user-table.ts'
import { findLengthFault, findPasswordFault } from './password-rule.ts'

export interface PasswordPolicyOptions {
  readonly database: Database
  readonly passwords: Passwords
  readonly env: Pick<Env, 'passwordRules'>
}

/** Who is to have a new password. */
export interface PasswordOwner {
  /** Undefined for somebody new, who has no earlier passwords. */
  readonly userId?: number
  /** What everybody knows of him: user name, names, e-mail address. */
  readonly words: readonly string[]
}

/** What is wrong with a new password, as a phrase; undefined where nothing is. */
export type FindNewPasswordFault = (password: string, owner: PasswordOwner) => Promise<string | undefined>

const wordsOfThisPlace = ['magento', 'admin', 'administrator', 'commerce', 'adobe', 'amazon', 'backroom', 'password', 'channel', 'shop', 'store']
/** A password of which fewer letters remain without such words is nothing but them. */
const fewestLetters = 4

/**
 * Builds the whole check of new passwords: `magento` is the original's rule, letters and digits; `asvs` that of the OWASP
 * ASVS 5.0 (6.2), longer, no common password, and more than a word of this place. Both refuse the last four.
 */
export function createFindNewPasswordFault ({ database, passwords, env }: PasswordPolicyOptions): FindNewPasswordFault {
  return async (password, { userId, words }) => {
    const fault = env.passwordRules === 'asvs' ? findLengthFault(password, 8) ?? findGuessableFault(password, words) : findPasswordFault(password)
    if (fault !== undefined || userId === undefined) return fault
    return await isUsed({ database, passwords }, userId, password) ? 'Sorry, but this password has already been used. Please create another.' : undefined
  }
}

async function isUsed ({ database, passwords }: Pick<PasswordPolicyOptions, 'database' | 'passwords'>, userId: number, password: string): Promise<boolean> {
  const present = await findAdminUser(database, userId)
  const hashes = new Set([...await listPasswordHashes(database, userId), ...present === undefined ? [] : [present.password]])
  for (const hash of hashes) if (await passwords.verify(password, hash)) return true
  return false
}

function findGuessableFault (password: string, words: readonly string[]): string | undefined {
  const small = password.toLowerCase()
  if (readCommonPasswords().has(small)) return 'This password is among those that are tried first. Please create another.'
  const known = [...wordsOfThisPlace, ...words.flatMap(word => word.toLowerCase().split(/[^\p{L}]+/u)).filter(word => word.length > 2)]
  const rest = known.sort((one, other) => other.length - one.length).reduce((text, word) => text.replaceAll(word, ''), small)
  const isPlain = rest !== small && [...rest.matchAll(/\p{L}/gu)].length < fewestLetters
  return isPlain ? 'This password is little more than a word that can be guessed here. Please create another.' : undefined
}

let common: ReadonlySet<string> | undefined

/** The 3,000 passwords of eight characters or more that occur most often in published leaks. */
function readCommonPasswords (): ReadonlySet<string> {
  common ??= new Set(readFileSync(join(packageRoot, 'src', 'modules', 'user', 'common-passwords.txt'), 'utf8').trim().split('\n'))
  return common
}
