import type { Clock } from '../clock.ts'
import { inTransaction, type Database } from '../database/database.ts'
import { auditHead, auditTable, type AuditLog } from './audit-log.ts'
import { purgeAction } from './verify-audit-log.ts'

export interface PurgeOptions {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
}

const day = 86_400_000

/** Removes what is older than so many days, and records that with the last row that went, so that the chain still holds; returns how many rows went. */
export async function purgeAuditLog ({ database, clock, audit }: PurgeOptions, days: number): Promise<number> {
  const before = clock.now().getTime() - days * day
  return await inTransaction(database, async transaction => {
    // Ids and times rise together but for a clock that was set back: what is younger than its successor stays with it.
    const kept = await transaction(auditTable).where('occurred_at', '>=', before).min({ id: 'id' }) as Array<{ id: number | null }>
    const last = await transaction(auditTable).modify(rows => { if (kept[0]?.id != null) rows.where('id', '<', kept[0].id) }).orderBy('id', 'desc').first('id', 'seal') as { id: number, seal: string } | undefined
    if (last === undefined) return 0
    const number = await transaction(auditTable).where('id', '<=', last.id).delete()
    await transaction(auditHead).where({ id: 1 }).update({ purged_id: last.id, purged_seal: last.seal })
    await audit.record(transaction, { realm: 'system', userId: null, userName: 'cron' }, { action: purgeAction, outcome: 'success', details: { through: last.id, rows: number, days } })
    return number
  })
}
