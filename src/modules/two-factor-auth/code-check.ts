import { createHmac, randomInt } from 'node:crypto'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import type { Encryptor } from '../../kernel/encryptor.ts'
import { findTotpStep } from '../../kernel/totp.ts'
import { leewayPath } from './system.ts'
import { findTwoFactor, saveRightCode, takeRecoveryCode, type TwoFactor } from './two-factor-table.ts'

export interface CodeCheckOptions {
  readonly database: Database
  readonly clock: Clock
  readonly encryptor: Encryptor
  readonly scopeConfig: Pick<ScopeConfig, 'getNumber'>
  /** Makes the hashes of recovery codes. */
  readonly secret: Buffer
}

const codeLength = 10
/** Letters and digits that nobody takes for another. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'
const usualLeeway = 29

/** Whether a code is one of the app for this moment, or a recovery code of an active factor; it is used up by that. */
export async function isRightCode (options: CodeCheckOptions, factor: TwoFactor, typed: string): Promise<boolean> {
  const { database, clock, encryptor, scopeConfig, secret } = options
  const code = typed.toLowerCase().replaceAll(/[\s-]/g, '')
  const now = clock.now()
  if (code.length === codeLength && factor.activatedAt !== undefined) {
    return await inTransaction(database, async transaction => await takeRecoveryCode(transaction, factor.userId, hashCode(secret, factor.userId, code), now))
  }
  const own = encryptor.decrypt(factor.secret)
  if (!own.ok || !/^\d{6}$/.test(code)) return false
  const leeway = await scopeConfig.getNumber(leewayPath, usualLeeway)
  return await inTransaction(database, async transaction => {
    const present = await findTwoFactor(transaction, factor.userId)
    const step = present === undefined ? undefined : findTotpStep(own.plain, code, { now, leeway, lastStep: present.lastStep })
    if (present === undefined || step === undefined) return false
    await saveRightCode(transaction, present, step, now)
    return true
  })
}

/** A code for when the app is not at hand: 48 bits, easy to copy by hand. */
export function createRecoveryCode (): string {
  return Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]!).join('')
}

/** What of a recovery code is stored. */
export function hashCode (secret: Buffer, userId: number, code: string): string {
  return createHmac('sha256', secret).update(`${userId} ${code}`).digest('hex')
}
