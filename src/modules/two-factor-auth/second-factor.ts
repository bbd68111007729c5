import type { ScopeConfig } from '../../config/scope-config.ts'
import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { createTotpSecret } from '../../kernel/totp.ts'
import type { TwoFactorAction } from './audit-actions.ts'
import { createRecoveryCode, hashCode, isRightCode, type CodeCheckOptions } from './code-check.ts'
import { enablePath } from './system.ts'
import { clearCodeFailures, countCodeFailure, countRecoveryCodes, deleteTwoFactor, findTwoFactor, saveRecoveryCodes, saveSecret, type TwoFactor } from './two-factor-table.ts'

/** What a code is answered with; `wait`: too many were wrong, and nothing was looked at. */
export type CodeResult = 'right' | 'wrong' | 'wait'

/** A user as the second factor names him. */
export interface FactorOwner {
  readonly userId: number
  readonly username: string
}

/** The second factor of the Admin's users: codes of an authenticator app (RFC 6238), and recovery codes. */
export interface SecondFactor {
  /** Whether a password alone does not open the Admin. */
  isRequired: () => Promise<boolean>
  /** Whether a user has shown a code of his secret. */
  isActive: (userId: number) => Promise<boolean>
  /** The secret to set an app up with; made where there is none. Undefined where it is active already, and cannot be seen any more. */
  openSecret: (userId: number) => Promise<string | undefined>
  /** Checks a code of the app, or a recovery code where the factor is active; each is good for one use. */
  check: (owner: FactorOwner, code: string, origin: AuditOrigin) => Promise<CodeResult>
  /** Makes ten recovery codes in the place of the earlier ones; they are told here and never again. */
  renewRecoveryCodes: (owner: FactorOwner, origin: AuditOrigin) => Promise<string[]>
  countRecoveryCodes: (userId: number) => Promise<number>
  /** Takes the factor away: the user sets up another at his next sign-in. False where there was none. */
  reset: (owner: FactorOwner, origin: AuditOrigin) => Promise<boolean>
  /** Gives a user a secret that counts at once, as scripts want it; in Base32. */
  setSecret: (owner: FactorOwner, secret: string, origin: AuditOrigin) => Promise<void>
}

export interface SecondFactorOptions extends CodeCheckOptions {
  readonly audit: AuditLog
  readonly scopeConfig: Pick<ScopeConfig, 'getFlag' | 'getNumber'>
}

/** So many wrong codes in a row, then one try a minute. */
const mostFailures = 5
const waitMs = 60_000
const codes = 10

/** Builds the use cases. */
export function createSecondFactor (options: SecondFactorOptions): SecondFactor {
  const { database, clock, audit, encryptor, scopeConfig } = options
  const note = createNote(audit)
  return {
    isRequired: async () => await scopeConfig.getFlag(enablePath),
    isActive: async userId => (await findTwoFactor(database, userId))?.activatedAt !== undefined,
    openSecret: async userId => await openSecret(options, userId),
    async check (owner, code, origin) {
      const factor = await takeTurn(options, owner.userId)
      if (factor === 'wait') return 'wait'
      const isRight = factor !== undefined && await isRightCode(options, factor, code)
      await inTransaction(database, async transaction => {
        if (isRight) await clearCodeFailures(transaction, owner.userId)
        await note(transaction, origin, isRight ? 'second_factor_shown' : 'second_factor_refused', owner)
      })
      return isRight ? 'right' : 'wrong'
    },
    async renewRecoveryCodes (owner, origin) {
      const made = Array.from({ length: codes }, createRecoveryCode)
      await inTransaction(database, async transaction => {
        await saveRecoveryCodes(transaction, owner.userId, made.map(code => hashCode(options.secret, owner.userId, code)))
        await note(transaction, origin, 'recovery_codes_made', owner)
      })
      return made
    },
    countRecoveryCodes: async userId => await countRecoveryCodes(database, userId),
    reset: async (owner, origin) => await inTransaction(database, async transaction => {
      const wasThere = await deleteTwoFactor(transaction, owner.userId)
      if (wasThere) await note(transaction, origin, 'second_factor_reset', owner)
      return wasThere
    }),
    async setSecret (owner, secret, origin) {
      await inTransaction(database, async transaction => {
        await saveSecret(transaction, owner.userId, encryptor.encrypt(secret), clock.now())
        await note(transaction, origin, 'second_factor_set', owner)
      })
    }
  }
}

function createNote (audit: AuditLog) {
  return async (transaction: Database, origin: AuditOrigin, action: TwoFactorAction, { username }: FactorOwner): Promise<void> => {
    await audit.record(transaction, origin, { action, outcome: action === 'second_factor_refused' ? 'refused' : 'success', target: username })
  }
}

async function openSecret ({ database, encryptor }: SecondFactorOptions, userId: number): Promise<string | undefined> {
  const factor = await findTwoFactor(database, userId)
  if (factor?.activatedAt !== undefined) return undefined
  const known = factor === undefined ? undefined : encryptor.decrypt(factor.secret)
  if (known?.ok === true) return known.plain
  const secret = createTotpSecret()
  await inTransaction(database, async transaction => { await saveSecret(transaction, userId, encryptor.encrypt(secret)) })
  return secret
}

/** Counts a try before the code is looked at, so that many sent at once are no more than many sent in turn. */
async function takeTurn ({ database, clock }: SecondFactorOptions, userId: number): Promise<TwoFactor | 'wait' | undefined> {
  const now = clock.now()
  return await inTransaction(database, async transaction => {
    const factor = await findTwoFactor(transaction, userId)
    if (factor === undefined) return undefined
    const isEarly = factor.failedAt !== undefined && Math.abs(now.getTime() - factor.failedAt.getTime()) < waitMs
    if (factor.failures >= mostFailures && isEarly) return 'wait'
    await countCodeFailure(transaction, userId, now)
    return factor
  })
}
