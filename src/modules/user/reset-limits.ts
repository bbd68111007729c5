import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Database } from '../../kernel/database/database.ts'
import { toTimestamp } from '../../kernel/database/timestamp.ts'

/** Who asks for a link, and from where. */
export interface ResetRequest {
  /** As it was typed, in lower case; nobody need have it. */
  readonly email: string
  readonly address: string
}

/** The figures of Advanced > Admin > Security. */
export interface ResetLimits {
  /** The original's numbers: 0 none, 1 address or e-mail, 2 address, 3 e-mail. */
  readonly method: number
  /** In one hour; 0: no limit. */
  readonly most: number
  /** Minutes between two; 0: no limit. */
  readonly minutes: number
}

const table = 'password_reset_request_event'
const ofAdminUsers = 1
const hour = 3_600_000

/** Reads the limits as they are now. */
export async function readResetLimits (scopeConfig: ScopeConfig): Promise<ResetLimits> {
  return {
    method: await scopeConfig.getNumber('admin/security/password_reset_protection_type', 1),
    most: await scopeConfig.getNumber('admin/security/max_number_password_reset_requests', 5),
    minutes: await scopeConfig.getNumber('admin/security/min_time_between_password_reset_requests', 10)
  }
}

/** Notes a request, whether anybody has this e-mail address or not; false where it is one too many. */
export async function noteResetRequest (transaction: Database, { email, address }: ResetRequest, limits: ResetLimits, now: Date): Promise<boolean> {
  await transaction(table).where('created_at', '<', toTimestamp(new Date(now.getTime() - 24 * hour))).delete()
  const countSince = async (time: number): Promise<number> => {
    const rows = await transaction(table).where({ request_type: ofAdminUsers }).where('created_at', '>', toTimestamp(new Date(time)))
      .where(same => limits.method === 2 ? same.where({ ip: address }) : limits.method === 3 ? same.where({ account_reference: email }) : same.where({ ip: address }).orWhere({ account_reference: email }))
      .count({ count: '*' }) as Array<{ count: number | string }>
    return Number(rows[0]!.count)
  }
  if (limits.method !== 0) {
    if (limits.minutes > 0 && await countSince(now.getTime() - limits.minutes * 60_000) > 0) return false
    if (limits.most > 0 && await countSince(now.getTime() - hour) >= limits.most) return false
  }
  await transaction(table).insert({ request_type: ofAdminUsers, account_reference: email, created_at: toTimestamp(now), ip: address })
  return true
}
