import type { AuditDetail, AuditOutcome, AuditRealm } from '../../kernel/audit/audit-event.ts'
import { auditTable } from '../../kernel/audit/audit-log.ts'
import type { Database } from '../../kernel/database/database.ts'

/** An entry of the record as people read it. */
export interface LogEntry {
  readonly id: number
  readonly occurredAt: Date
  readonly realm: AuditRealm
  readonly userName: string
  readonly address: string
  readonly requestId: string
  readonly action: string
  readonly outcome: AuditOutcome
  readonly target: string
  readonly details: Readonly<Record<string, AuditDetail>>
}

/** A row of the table. */
export interface LogRow {
  readonly id: number
  readonly occurred_at: number | string
  readonly realm: AuditRealm
  readonly user_name: string
  readonly address: string | null
  readonly request_id: string | null
  readonly action: string
  readonly outcome: AuditOutcome
  readonly target: string | null
  readonly details: string | null
}

/** Reads a row. */
export function toLogEntry (row: LogRow): LogEntry {
  return {
    id: row.id,
    occurredAt: new Date(Number(row.occurred_at)),
    realm: row.realm,
    userName: row.user_name,
    address: row.address ?? '',
    requestId: row.request_id ?? '',
    action: row.action,
    outcome: row.outcome,
    target: row.target ?? '',
    details: JSON.parse(row.details ?? '{}') as LogEntry['details']
  }
}

/** An entry by its id. */
export async function findLogEntry (database: Database, id: number): Promise<LogEntry | undefined> {
  const row = await database(auditTable).where({ id }).first() as LogRow | undefined
  return row === undefined ? undefined : toLogEntry(row)
}
