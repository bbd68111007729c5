import type { SignInParts } from './admin-services.ts'
import type { Gate } from './admin/guard.ts'
import { createError } from './kernel/errors.ts'
import { createHalfSignIns } from './modules/two-factor-auth/half-sign-in.ts'
import { createSecondFactor, type SecondFactor } from './modules/two-factor-auth/second-factor.ts'
import { createAfterPassword, createSecondFactorPages } from './modules/two-factor-auth/sign-in-pages.ts'
import { enablePath } from './modules/two-factor-auth/system.ts'
import { enter } from './modules/user/enter.ts'
import type { SignInOptions } from './modules/user/sign-in.ts'

/** What stands between the password and the session. */
export interface BuiltTwoFactor {
  readonly secondFactor: SecondFactor
  readonly afterPassword: NonNullable<SignInOptions['afterPassword']>
  readonly openPage: Gate['openPage']
}

const TwoFactorOff = createError('TWO_FACTOR_OFF', 'Two-factor authentication is turned off (%1), which production mode does not allow. Take the value away, or set BACKROOM_MODE=developer.', 500)

/** Throws TWO_FACTOR_OFF where an installation in production mode would let people in by their passwords alone. */
export async function requireTwoFactor ({ env, scopeConfig }: Pick<SignInParts, 'env' | 'scopeConfig'>): Promise<void> {
  if (env.mode === 'production' && !await scopeConfig.getFlag(enablePath)) throw TwoFactorOff(enablePath)
}

/** Joins the second factor to signing in. */
export function createTwoFactor (parts: SignInParts): BuiltTwoFactor {
  const secondFactor = createSecondFactor({ ...parts, secret: parts.recoverySecret })
  const pages = {
    ...parts,
    secondFactor,
    halfSignIns: createHalfSignIns(parts),
    issuer: 'Backroom',
    enter: async (...[record, request, reply, returnTo]: Parameters<NonNullable<SignInOptions['afterPassword']>>) => await enter(parts, record, request, reply, returnTo)
  }
  return { secondFactor, afterPassword: createAfterPassword(pages), openPage: createSecondFactorPages(pages) }
}
