import type { Clock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database/database.ts'
import { findSignedInSince } from '../kernel/http/session-facts.ts'
import { findFirstAccountDate } from './account-table.ts'
import { findLivingKeyDate } from './api-key-table.ts'
import { findLookupId, type KeyEnvironment } from './key-format.ts'
import { findKeyCandidate } from './keys/key-candidate.ts'

export interface PortalFactsOptions {
  readonly database: Database
  readonly clock: Clock
  /** Seconds without a request after which an account session is over. */
  readonly sessionLifetime: number
}

/** What somebody outside may know of the account site: that something is there and since when, never whose it is. */
export function createPortalFacts ({ database, clock, sessionLifetime }: PortalFactsOptions) {
  return {
    /** Since when there is an account, a living session, and a living key of an environment; undefined where there is none. */
    find: async (environment: KeyEnvironment) => ({
      accountSince: await findFirstAccountDate(database),
      sessionSince: await findSignedInSince(database, clock, 'account', sessionLifetime),
      keySince: await findLivingKeyDate(database, environment, clock.now())
    }),
    /** Whether a key is one of the portal's now: neither deleted nor expired. Unlike a check it leaves no trace of use. */
    async isLiving (key: string, environment: KeyEnvironment): Promise<boolean> {
      const record = await findKeyCandidate(database, findLookupId(key) ?? '')
      if (record === undefined || record.deletedAt !== undefined || record.environment !== environment) return false
      return record.lastFour === key.slice(-4) && (record.expiresAt === undefined || record.expiresAt > clock.now())
    }
  }
}
