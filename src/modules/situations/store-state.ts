import { randomInt } from 'node:crypto'
import type { Database } from '../../kernel/database/database.ts'
import { toTimestamp } from '../../kernel/database/timestamp.ts'
import type { Consent, SituationMerchants, StoreState } from './situation.ts'

const day = 86_400_000
const year = 365 * day

/** The consent that goes with a state; undefined where the seller has not given one. */
export function toConsent ({ authorizedForDays }: StoreState, now: Date): Consent | undefined {
  if (authorizedForDays === undefined) return undefined
  const ends = now.getTime() + authorizedForDays * day
  return { sellerId: `A${String(randomInt(10 ** 12)).padStart(12, '0')}X`, authorizedAt: new Date(ends - year), expiresAt: new Date(ends) }
}

/** Puts a store into a state. */
export async function saveStoreState (database: Database, uuid: string, { isActive, authentication }: StoreState, consent: Consent | undefined): Promise<void> {
  await database('channel_amazon_account').where({ uuid }).update({
    is_active: isActive,
    authentication_status: authentication,
    ...consent === undefined ? {} : { seller_id: consent.sellerId, authorized_at: toTimestamp(consent.authorizedAt), authorization_expires_at: toTimestamp(consent.expiresAt) },
    ...authentication === 'refused' ? { refusal_reason: 'declined' } : {}
  })
}

/** Removes the stores of situations with everything that hangs on them. */
export async function deleteStores (database: Database, merchants: SituationMerchants, uuids: readonly string[]): Promise<void> {
  for (const uuid of uuids) {
    await database('channel_amazon_account').where({ uuid }).delete()
    await merchants.remove(uuid)
  }
}

/** Removes the admin user of a situation, with his sessions and his role. */
export async function deleteClerk (database: Database, { userId, roleId }: { readonly userId: number, readonly roleId: number }): Promise<void> {
  await database('backroom_session').where({ realm: 'admin', user_id: userId }).delete()
  await database('authorization_role').where({ user_id: userId, role_type: 'U' }).delete()
  await database('authorization_role').where({ role_id: roleId, role_type: 'G' }).delete()
  await database('admin_user').where({ user_id: userId }).delete()
}
