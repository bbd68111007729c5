import { createHmac } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { inTransaction, type Database } from '../database/database.ts'
import type { AuditEvent, AuditOrigin } from './audit-event.ts'

/** The record of what was done: rows are added and never changed. */
export interface AuditLog {
  /** Adds an event; called with the transaction of the act, both are written or neither. */
  record: (database: Database, origin: AuditOrigin, event: AuditEvent) => Promise<void>
}

export interface AuditLogOptions {
  readonly clock: Clock
  /** Seals the rows: who can write to the table alone cannot make one that fits. */
  readonly secret: Buffer
}

/** A row as the table holds it, without its seal. */
export interface AuditRow {
  readonly id: number
  readonly occurred_at: number
  readonly realm: string
  readonly user_id: number | null
  readonly user_name: string
  readonly address: string | null
  readonly request_id: string | null
  readonly action: string
  readonly outcome: string
  readonly target: string | null
  readonly details: string | null
}

/** Names of the tables: the rows, and the one row that says where they end and where they begin. */
export const auditTable = 'backroom_audit_event'
export const auditHead = 'backroom_audit_head'

/** Opens the record of an installation. */
export function createAuditLog ({ clock, secret }: AuditLogOptions): AuditLog {
  const add = async (transaction: Database, origin: AuditOrigin, event: AuditEvent): Promise<void> => {
    // Counting up first takes the head's lock: whoever comes next waits, and the chain has no forks.
    await transaction(auditHead).where({ id: 1 }).increment('last_id', 1)
    const before = await transaction(auditHead).where({ id: 1 }).first('last_id', 'seal') as { last_id: number, seal: string }
    const row = toRow(before.last_id, clock.now(), origin, event)
    const seal = sealRow(secret, before.seal, row)
    await transaction(auditTable).insert({ ...row, seal })
    await transaction(auditHead).where({ id: 1 }).update({ seal, mark: markHead(secret, row.id, seal) })
  }
  return {
    async record (database, origin, event) {
      if (database.isTransaction === true) await add(database, origin, event)
      else await inTransaction(database, async transaction => { await add(transaction, origin, event) })
    }
  }
}

/** The seal of a row: a keyed hash over the seal before it and all of its own columns. */
export function sealRow (secret: Buffer, before: string, row: AuditRow): string {
  const { id, occurred_at: time, realm, user_id: userId, user_name: userName, address, request_id: requestId, action, outcome, target, details } = row
  return createHmac('sha256', secret).update(JSON.stringify([before, id, time, realm, userId, userName, address, requestId, action, outcome, target, details])).digest('hex')
}

/** The mark of the head: it cannot be moved back to an earlier row. */
export function markHead (secret: Buffer, lastId: number, seal: string): string {
  return createHmac('sha256', secret).update(`head ${lastId} ${seal}`).digest('hex')
}

function toRow (id: number, now: Date, origin: AuditOrigin, { action, outcome, target, details }: AuditEvent): AuditRow {
  return {
    id,
    occurred_at: now.getTime(),
    realm: origin.realm,
    user_id: origin.userId,
    user_name: origin.userName.slice(0, 255),
    address: origin.address ?? null,
    request_id: origin.requestId ?? null,
    action,
    outcome,
    target: target?.slice(0, 255) ?? null,
    details: details === undefined ? null : JSON.stringify(details)
  }
}
