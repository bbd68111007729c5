import type { AuditOrigin } from '../../src/kernel/audit/audit-event.ts'
import { createAuditLog, type AuditLog } from '../../src/kernel/audit/audit-log.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import type { TestApp } from './app.ts'

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

/** What was recorded, in order: action, outcome and reason, as `sign_in_refused refused wrong_password`. */
export async function listRecorded ({ database }: Pick<TestApp, 'database'>): Promise<string[]> {
  const rows = await database('backroom_audit_event').orderBy('id') as Array<{ action: string, outcome: string, details: string | null }>
  return rows.map(({ action, outcome, details }) => [action, outcome, (JSON.parse(details ?? '{}') as { reason?: string }).reason].filter(part => part !== undefined).join(' '))
}
