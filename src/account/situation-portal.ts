import { isUniqueViolation, type Database } from '../kernel/database/database.ts'
import type { Clock } from '../kernel/clock.ts'
import { createError } from '../kernel/errors.ts'
import { insertAccount } from './account-table.ts'
import type { ApiKeys } from './api-keys.ts'
import { createKey, type KeyEnvironment } from './key-format.ts'

/** The account that situations of developer mode work with: one at most, recognised by its id. */
export interface SituationPortal {
  readonly open: (passwordHash: string) => Promise<void>
  readonly issue: (order: { readonly environment: KeyEnvironment, readonly expiresAt?: Date }) => Promise<{ readonly key: string, readonly revoke: () => Promise<void> }>
  readonly inventKey: () => string
  readonly signOutAll: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface SituationPortalOptions {
  /** A connection, or a transaction. */
  readonly database: Database
  readonly clock: Clock
  /** Over the same connection. */
  readonly apiKeys: ApiKeys
  readonly email: string
}

/** Real accounts have digits behind MAG. */
const publicId = 'MAGSITUATION'

const EmailTaken = createError('SITUATION_ACCOUNT_TAKEN', 'There is a Commerce account %1 already that no situation has made. Nothing was changed: no situation can be set beside it.', 409)

/** Builds the account site's side of situations. */
export function createSituationPortal ({ database, clock, apiKeys, email }: SituationPortalOptions): SituationPortal {
  const getId = async (): Promise<number> => (await database('account_customer').where({ public_id: publicId }).first('id') as { id: number }).id
  return {
    async open (passwordHash) {
      try {
        await insertAccount(database, { publicId, email, firstname: 'Situation', lastname: 'Owner', company: 'Situation', passwordHash, createdAt: clock.now() })
      } catch (error) {
        throw isUniqueViolation(error) ? EmailTaken(email) : error
      }
    },
    async issue ({ environment, expiresAt }) {
      const accountId = await getId()
      const id = await apiKeys.issue(accountId, { environment, description: 'Amazon Sales Channel', expiresAt })
      return { key: (await apiKeys.reveal(accountId, id))!, revoke: async () => { await apiKeys.revoke(accountId, id) } }
    },
    inventKey: () => createKey('production').key,
    async signOutAll () {
      await database('backroom_session').where({ realm: 'account' }).whereNull('ended_at').update({ ended_at: clock.now().getTime(), end_reason: 'ended' })
    },
    async close () {
      await database('account_customer').where({ public_id: publicId }).delete()
    }
  }
}
