import type { AuditOrigin } from '../../src/kernel/audit/audit-event.ts'
import { createAuditLog, type AuditLog } from '../../src/kernel/audit/audit-log.ts'
import type { Clock } from '../../src/kernel/clock.ts'

/** What seals the rows of a test. */
export const auditSecret = Buffer.from('audit-test-secret')

/** The admin user of a test's database, as the record names him. */
export const byAdminUser: AuditOrigin = { realm: 'admin', userId: 1, userName: 'admin' }

/** Somebody by name, as the account site's people are recorded. */
export function named (userName: string): AuditOrigin {
  return { realm: 'account', userId: 1, userName }
}

/** The record over a test's clock. */
export function createTestAudit (clock: Clock): AuditLog {
  return createAuditLog({ clock, secret: auditSecret })
}
