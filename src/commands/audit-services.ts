import { userInfo } from 'node:os'
import { commandOrigin, type AuditEvent } from '../kernel/audit/audit-event.ts'
import type { AuditLog } from '../kernel/audit/audit-log.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database/database.ts'

/** The record of what is done, for commands. */
export interface AuditServices {
  readonly audit: () => Promise<AuditLog>
  /** What seals the entries. */
  readonly auditSecret: () => Promise<Buffer>
  /** Notes acts of commands that no service notes (secrets that were shown, locks; never a value), with the name of the machine's user. */
  readonly record: (event: AuditEvent) => Promise<void>
}

export interface AuditServicesOptions {
  readonly clock: Clock
  readonly database: () => Promise<Database>
  readonly cryptKey: () => Promise<string>
}

/** Builds the record's services; each is opened where it is used. */
export function createAuditServices ({ clock, database, cryptKey }: AuditServicesOptions): AuditServices {
  const auditSecret = async (): Promise<Buffer> => (await import('../kernel/secrets.ts')).deriveSecret(await cryptKey(), 'audit log')
  const audit = async (): Promise<AuditLog> => (await import('../kernel/audit/audit-log.ts')).createAuditLog({ clock, secret: await auditSecret() })
  return {
    audit,
    auditSecret,
    async record (event) {
      await (await audit()).record(await database(), commandOrigin, { ...event, details: { ...event.details, system_user: findSystemUser() } })
    }
  }
}

/** In a container the process may have a number and no name. */
function findSystemUser (): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '')
  }
}
