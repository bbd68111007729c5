import type { AdminUserRecord } from './admin-user-table.ts'

/** Wrong passwords in a row: how many, since when, and until when nothing is tried any more. */
export type FailureCount = Pick<AdminUserRecord, 'failures' | 'firstFailure' | 'lockExpires'>

/** What locks: so many failures within so many minutes, for as many minutes; 0 turns locking off. */
export interface LockoutRule {
  readonly most: number
  readonly minutes: number
}

/** No failures. */
export const noFailures: FailureCount = { failures: 0, firstFailure: undefined, lockExpires: undefined }

/** Whether too many failures have locked at this moment. */
export function isLocked ({ lockExpires }: FailureCount, now: Date): boolean {
  return lockExpires !== undefined && lockExpires > now
}

/** One failure more. The original's rule: failures count within the lockout time of the first one, and the last one allowed locks for that time. */
export function addFailure (count: FailureCount, { most, minutes }: LockoutRule, now: Date): FailureCount {
  const isFirst = count.firstFailure === undefined || now.getTime() - count.firstFailure.getTime() > minutes * 60_000
  const failures = isFirst ? 1 : count.failures + 1
  return {
    failures,
    firstFailure: isFirst ? now : count.firstFailure,
    lockExpires: failures >= most ? new Date(now.getTime() + minutes * 60_000) : undefined
  }
}
