import type { Database } from '../database/database.ts'
import { auditHead, auditTable, markHead, sealRow, type AuditRow } from './audit-log.ts'

/** What is wrong with the record: where, and in which way. */
export interface AuditFault {
  /** The row, or the first one that is missing. */
  readonly id: number
  readonly kind: 'changed' | 'missing' | 'head_changed' | 'purge_unexplained'
}

/** What an examination of the record found. */
export interface AuditReport {
  readonly rows: number
  readonly fault: AuditFault | undefined
}

interface Head {
  readonly last_id: number
  readonly seal: string
  readonly mark: string
  readonly purged_id: number
  readonly purged_seal: string
}

const rowsAtOnce = 1000

/**
 * Follows the chain from its first row to its end and stops at the first fault. It finds rows that were changed, added, removed
 * or put elsewhere, and an end that was cut off. It cannot find that the whole database was put back to an earlier state.
 */
export async function verifyAuditLog (database: Database, secret: Buffer): Promise<AuditReport> {
  const head = await database(auditHead).where({ id: 1 }).first() as Head | undefined
  if (head === undefined) return { rows: 0, fault: { id: 0, kind: 'head_changed' } }
  let [id, seal, rows, purgedThrough] = [head.purged_id, head.purged_seal, 0, 0]
  for (;;) {
    const portion = await database(auditTable).where('id', '>', id).orderBy('id').limit(rowsAtOnce) as Array<AuditRow & { readonly seal: string }>
    for (const { seal: stored, ...row } of portion) {
      if (row.id !== id + 1) return { rows, fault: { id: id + 1, kind: 'missing' } }
      seal = sealRow(secret, seal, toOwnTypes(row))
      if (seal !== stored) return { rows, fault: { id: row.id, kind: 'changed' } }
      if (row.action === purgeAction) purgedThrough = readPurged(row)
      id = row.id
      rows++
    }
    if (portion.length < rowsAtOnce) break
  }
  return { rows, fault: findEndFault(head, { id, seal, purgedThrough }, secret) }
}

/** What a purge is recorded as; its detail `through` is the last row that went. */
export const purgeAction = 'audit_log_purged'

function findEndFault (head: Head, end: { readonly id: number, readonly seal: string, readonly purgedThrough: number }, secret: Buffer): AuditFault | undefined {
  if (head.last_id > end.id) return { id: end.id + 1, kind: 'missing' }
  const isMarked = head.last_id === end.id && head.seal === end.seal && (head.last_id === 0 ? head.mark === '' : head.mark === markHead(secret, head.last_id, head.seal))
  if (!isMarked) return { id: head.last_id, kind: 'head_changed' }
  return head.purged_id === end.purgedThrough ? undefined : { id: head.purged_id, kind: 'purge_unexplained' }
}

/** Databases may hand large whole numbers over as texts. */
function toOwnTypes (row: AuditRow): AuditRow {
  return { ...row, occurred_at: Number(row.occurred_at) }
}

function readPurged (row: AuditRow): number {
  return (JSON.parse(row.details ?? '{}') as { through?: number }).through ?? 0
}
