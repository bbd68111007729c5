import { userInfo } from 'node:os'
import { commandOrigin, type AuditEvent } from '../kernel/audit/audit-event.ts'
import type { AuditLog } from '../kernel/audit/audit-log.ts'
import type { Database } from '../kernel/database/database.ts'

/** Notes acts of commands that no service notes (secrets that were shown, locks; never a value), with the name of the machine's user. */
export async function recordCommand (database: Database, audit: AuditLog, event: AuditEvent): Promise<void> {
  await audit.record(database, commandOrigin, { ...event, details: { ...event.details, system_user: findSystemUser() } })
}

/** In a container the process may have a number and no name. */
function findSystemUser (): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '')
  }
}
