import type { AdminContext } from '../../admin/admin-context.ts'
import { resetResource } from './acl.ts'
import type { SecondFactor } from './second-factor.ts'

/** The second factor of a user, as the form of that user shows it. */
export interface UserSecondFactor {
  readonly isActive: boolean
  /** Address that takes it away. */
  readonly resetAction: string
}

/** What the form of a user shows of the second factor; nothing to those who may not reset it. */
export function createFindSecondFactor ({ isActive }: Pick<SecondFactor, 'isActive'>): (admin: AdminContext, userId: number) => Promise<UserSecondFactor | undefined> {
  return async (admin, userId) => {
    if (!admin.user.isAllowed(resetResource)) return undefined
    return { isActive: await isActive(userId), resetAction: admin.url(`tfa/tfa/reset/id/${userId}/provider/google`) }
  }
}
