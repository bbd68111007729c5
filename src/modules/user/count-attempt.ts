import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { findAdminUser, saveFailures, type AdminUserRecord } from './admin-user-table.ts'
import { addFailure, isLocked, noFailures, type FailureCount, type LockoutRule } from './failure-count.ts'
import { findKnownAddress, saveAddressFailures } from './user-address-table.ts'

export interface AttemptOptions {
  readonly database: Database
  readonly clock: Clock
  readonly scopeConfig: ScopeConfig
}

/** `open`: the password may be looked at; `last`: it may, and a wrong one locks; `locked`: it may not. */
export type Attempt = 'open' | 'last' | 'locked'

/**
 * Counts a try as a failure before the password is looked at, so that many sent at once, to however many processes, are no
 * more than many sent in turn. An address from which the user has signed in of late has a count of its own: whoever fails
 * elsewhere cannot keep him out for ever, and whoever fails there is locked as anywhere.
 */
export async function countAttempt (options: AttemptOptions, userId: number, address: string | undefined): Promise<Attempt> {
  const { database, clock } = options
  const rule = await readRule(options.scopeConfig)
  const now = clock.now()
  return await inTransaction(database, async transaction => {
    // Writing first takes the row: whoever comes next, in this process or another, waits and counts on.
    await transaction('admin_user').where({ user_id: userId }).increment('failures_num', 0)
    const user = await findAdminUser(transaction, userId)
    if (user === undefined) return 'locked'
    const known = await findCount(transaction, user, address, now)
    const count = known ?? user
    if (isLocked(count, now)) return 'locked'
    if (rule.most <= 0 || rule.minutes <= 0) return 'open'
    const next = addFailure(count, rule, now)
    if (known !== undefined) await saveAddressFailures(transaction, userId, address!, next)
    if (!isLocked(user, now)) await saveFailures(transaction, userId, known === undefined ? next : addFailure(user, rule, now))
    return next.lockExpires === undefined ? 'open' : 'last'
  })
}

async function readRule (scopeConfig: ScopeConfig): Promise<LockoutRule> {
  return { most: await scopeConfig.getNumber('admin/security/lockout_failures', 0), minutes: await scopeConfig.getNumber('admin/security/lockout_threshold', 0) }
}

/** The failures at a known address; an account that somebody has unlocked counts from nothing there, too. */
async function findCount (transaction: Database, user: AdminUserRecord, address: string | undefined, now: Date): Promise<FailureCount | undefined> {
  const known = address === undefined ? undefined : await findKnownAddress(transaction, user.userId, address, now)
  return known !== undefined && user.failures === 0 ? noFailures : known
}
