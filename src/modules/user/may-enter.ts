import type { AdminUserRecord } from './admin-user-table.ts'

/** Whether a user may be signed in at a moment, whatever password he gives: the account is active and has not expired. */
export function mayEnter ({ isActive, expiresAt }: Pick<AdminUserRecord, 'isActive' | 'expiresAt'>, now: Date): boolean {
  return isActive && (expiresAt === undefined || expiresAt > now)
}
