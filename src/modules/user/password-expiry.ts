import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Database } from '../../kernel/database/database.ts'
import { findPasswordTime } from './admin-passwords-table.ts'

/** What becomes of a password that is too old: nothing yet, its user is asked to change it, or may do nothing else before he has. */
export type PasswordDuty = 'none' | 'recommended' | 'forced'

const day = 24 * 3_600_000

/** Builds the look at a user's password as it was when he signed in: one that grows too old meanwhile disturbs nobody at work. */
export function createFindPasswordDuty ({ database, scopeConfig }: { database: Database, scopeConfig: ScopeConfig }) {
  return async (userId: number, signedInAt: Date): Promise<PasswordDuty> => {
    const since = await findPasswordTime(database, userId)
    const age = since === undefined ? 0 : signedInAt.getTime() - since.getTime()
    // No lifetime is shorter than a day: most requests are spared the configuration.
    if (age <= day) return 'none'
    const days = await scopeConfig.getNumber('admin/security/password_lifetime', 0)
    if (days <= 0 || age <= days * day) return 'none'
    return await scopeConfig.getFlag('admin/security/password_is_forced') ? 'forced' : 'recommended'
  }
}
