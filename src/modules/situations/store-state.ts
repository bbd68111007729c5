import { randomInt } from 'node:crypto'
import type { Database } from '../../kernel/database/database.ts'
import { toTimestamp } from '../../kernel/database/timestamp.ts'
import type { StoreState } from './situation.ts'

const day = 86_400_000
const year = 365 * day

/** Puts a store into a state; a seller and the times of the authorisation are there once the seller has authorised it. */
export async function saveStoreState (database: Database, uuid: string, { isActive, authentication, authorizedForDays }: StoreState, now: Date): Promise<void> {
  const ends = authorizedForDays === undefined ? undefined : now.getTime() + authorizedForDays * day
  const hasTimes = await database.schema.hasColumn('channel_amazon_account', 'authorization_expires_at')
  await database('channel_amazon_account').where({ uuid }).update({
    is_active: isActive,
    authentication_status: authentication,
    ...ends === undefined ? {} : { seller_id: `A${String(randomInt(10 ** 12)).padStart(12, '0')}X` },
    ...ends === undefined || !hasTimes ? {} : { authorized_at: toTimestamp(new Date(ends - year)), authorization_expires_at: toTimestamp(new Date(ends)) }
  })
}

/** Removes the stores of situations with everything that hangs on them. */
export async function deleteStores (database: Database, uuids: readonly string[]): Promise<void> {
  for (const uuid of uuids) await database('channel_amazon_account').where({ uuid }).delete()
}

/** Removes the admin user of a situation, with his sessions and his role. */
export async function deleteClerk (database: Database, { userId, roleId }: { readonly userId: number, readonly roleId: number }): Promise<void> {
  await database('backroom_session').where({ realm: 'admin', user_id: userId }).delete()
  await database('authorization_role').where({ user_id: userId, role_type: 'U' }).delete()
  await database('authorization_role').where({ role_id: roleId, role_type: 'G' }).delete()
  await database('admin_user').where({ user_id: userId }).delete()
}
