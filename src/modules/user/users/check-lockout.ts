import type { Database } from '../../../kernel/database/database.ts'
import type { UserErrors } from '../check-user.ts'
import { mayEnter } from '../may-enter.ts'
import { hasOtherAdministrator } from './user-roles.ts'

/** What decides whether somebody can administrate the installation. */
export interface Standing {
  readonly isActive: boolean
  readonly expiresAt: Date | undefined
  /** Whether his role grants every resource. */
  readonly isFull: boolean
}

/** A change to a user's standing. */
export interface StandingChange {
  readonly userId: number
  readonly before: Standing
  /** Undefined: he is deleted. */
  readonly after: Standing | undefined
}

/** What must not be, by field: nobody locks himself out, and somebody who may do everything remains. */
export async function checkLockout (transaction: Database, actorId: number, change: StandingChange, now: Date): Promise<UserErrors> {
  if (actorId === change.userId) return checkOwn(change)
  return isWorse(change, now) && !await hasOtherAdministrator(transaction, change.userId) ? toLastErrors(change) : {}
}

function checkOwn ({ before, after }: StandingChange): UserErrors {
  if (after === undefined) return { account: 'You cannot delete your own account.' }
  return {
    ...after.isActive ? {} : { account: 'You cannot deactivate your own account.' },
    ...after.expiresAt?.getTime() === before.expiresAt?.getTime() ? {} : { expires_at: 'You cannot change the expiration date of your own account.' },
    ...before.isFull && !after.isFull ? { roles: 'You cannot give up your own role: it grants all resources. Another user with all resources can change it.' } : {}
  }
}

/** Whether an administrator ceases to be one, at once or at a date. */
function isWorse ({ before, after }: StandingChange, now: Date): boolean {
  const isNow = (standing: Standing | undefined): boolean => standing !== undefined && standing.isFull && mayEnter(standing, now)
  const lasts = (standing: Standing | undefined): boolean => isNow(standing) && standing!.expiresAt === undefined
  return (isNow(before) && !isNow(after)) || (lasts(before) && !lasts(after))
}

function toLastErrors ({ after }: StandingChange): UserErrors {
  if (after === undefined) return { account: 'This is the last active user with all resources: the account cannot be deleted.' }
  if (!after.isActive) return { is_active: 'This is the last active user with all resources: the account cannot be deactivated.' }
  if (!after.isFull) return { roles: 'This is the last active user with all resources: the role cannot be changed to a lesser one.' }
  return { expires_at: 'This is the last active user with all resources: the account cannot expire.' }
}
