import type { SystemMessage } from '../../../admin/admin-context.ts'
import type { AdminUser } from '../../../admin/admin-user.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { channelResource } from '../channel-page.ts'
import { listEndingAuthorizations, type EndingAuthorization } from './authorization-table.ts'
import { renewalDays, toDaysLeft } from './next-step.ts'
import { authenticationAt } from './store-status.ts'

/** Messages of stores at a time: the most urgent ones. */
const mostMessages = 5
const day = 24 * 60 * 60 * 1000

/** Amazon wants the seller's consent anew every year (guide): warns 30, 7 and 1 days before, and says where it is over. */
export async function listStoreMessages ({ database, clock }: { readonly database: Database, readonly clock: Clock }, user: AdminUser, channelUrl: string): Promise<SystemMessage[]> {
  if (!user.isAllowed(channelResource)) return []
  const now = clock.now()
  const ending = await listEndingAuthorizations(database, new Date(now.getTime() + renewalDays.offered * day), mostMessages)
  return ending.map(store => toMessage(store, now, `${channelUrl}store_details/uuid/${store.uuid}/`))
}

function toMessage (store: EndingAuthorization, now: Date, href: string): SystemMessage {
  const link = { phrase: 'Open the store', href }
  const authentication = authenticationAt(store, now)
  if (authentication === 'revoked') return { severity: 'critical', message: { type: 'warning', phrase: 'The seller withdrew the authorization of the Amazon store "%1": its synchronization is paused.', args: [store.name], link } }
  if (authentication === 'expired' || store.expiresAt === undefined) return { severity: 'critical', message: { type: 'warning', phrase: 'The authorization of the Amazon store "%1" has expired: its synchronization is paused.', args: [store.name], link } }
  const daysLeft = toDaysLeft(store.expiresAt, now)
  if (daysLeft <= renewalDays.pressed) return { severity: 'critical', message: { type: 'warning', phrase: 'The authorization of the Amazon store "%1" ends within a day.', args: [store.name], link } }
  const severity = daysLeft <= renewalDays.urged ? 'major' : 'notice'
  return { severity, message: { type: 'warning', phrase: 'The authorization of the Amazon store "%1" ends in %2 days.', args: [store.name, String(daysLeft)], link } }
}
