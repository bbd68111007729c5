import type { AdminUserRecord } from './admin-user-table.ts'

/** Whether a user may be signed in at all, whatever password he gives. */
export function mayEnter (user: AdminUserRecord): boolean {
  return user.isActive
}
