import type { AuditOutcome, AuditRealm } from '../../kernel/audit/audit-event.ts'

/** What actions are called, as phrases by term. */
export type ActionLabels = Readonly<Record<string, string>>

/** Where something was done. */
export const realmLabels: Readonly<Record<AuditRealm, string>> = {
  admin: 'Admin',
  account: 'Commerce account',
  rest: 'Web API',
  command: 'Command line',
  system: 'Background'
}

/** How it ended. */
export const outcomeLabels: Readonly<Record<AuditOutcome, string>> = { success: 'Success', refused: 'Refused', failed: 'Failure' }
