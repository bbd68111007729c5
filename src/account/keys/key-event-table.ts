import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Database } from '../../kernel/database/database.ts'
import { fromTimestamp, toTimestamp } from '../../kernel/database/timestamp.ts'
import type { ApiKeyRecord } from '../api-key-row.ts'
import type { KeyEnvironment } from '../key-format.ts'

/** What can happen to a key; `taken_over`: its new secret was used for the first time, and the old one stopped by that. */
export type KeyEventKind = 'created' | 'rolled' | 'stopped' | 'taken_over' | 'deleted' | 'restored' | 'downloaded'

/** What happened to a key; it stays when the key is gone. */
export interface KeyEvent {
  readonly id: number
  readonly description: string
  /** Of the secret that the key had then, the new one where it was rolled. */
  readonly lastFour: string
  readonly kind: KeyEventKind
  /** Who did it, by the name of then; empty: this installation itself, or a caller who gave no name. */
  readonly actor: string
  readonly createdAt: Date
}

interface Row {
  id: number
  description: string
  last_four: string
  kind: KeyEventKind
  actor: string
  created_at: string
}

const table = 'account_api_key_event'
const ownOrigin: AuditOrigin = { realm: 'system', userId: null, userName: 'this installation' }

/** Who does something to a key, when, and where that is recorded. */
export interface KeyAct {
  readonly audit: AuditLog
  /** Named as a person; undefined: this installation itself. */
  readonly by?: AuditOrigin | undefined
  readonly now: Date
}

/** Notes what happened to a key, in its own history and in the record of what is done; in the transaction that does it. */
export async function insertKeyEvent (database: Database, kind: KeyEventKind, key: Pick<ApiKeyRecord, 'id' | 'accountId' | 'environment' | 'description' | 'lastFour'>, { audit, by, now }: KeyAct): Promise<void> {
  await recordKeyAct(database, `api_key_${kind}`, key, { audit, by })
  await database(table).insert({
    account_id: key.accountId,
    key_id: key.id,
    environment: key.environment,
    description: key.description,
    last_four: key.lastFour,
    kind,
    actor: by?.userName ?? '',
    created_at: toTimestamp(now)
  })
}

/** Records what was done with a key that its own history does not tell. */
export async function recordKeyAct (database: Database, action: string, key: Pick<ApiKeyRecord, 'id' | 'accountId' | 'environment' | 'description' | 'lastFour'>, { audit, by }: Pick<KeyAct, 'audit' | 'by'>): Promise<void> {
  await audit.record(database, by ?? ownOrigin, {
    action,
    outcome: 'success',
    target: key.description,
    details: { key: key.id, account: key.accountId, environment: key.environment, last_four: key.lastFour }
  })
}

/** What happened in an environment of an account, the latest first; `before` is the id of an event that was listed already. */
export async function listKeyEvents (database: Database, accountId: number, environment: KeyEnvironment, { before, limit }: { before?: number | undefined, limit: number }): Promise<KeyEvent[]> {
  const rows = database(table).where({ account_id: accountId, environment }).orderBy('id', 'desc').limit(limit)
  return (await (before === undefined ? rows : rows.where('id', '<', before)) as Row[]).map(toEvent)
}

/** When the people of an account made secrets since a moment, the first one first. */
export async function listKeysMade (database: Database, accountId: number, since: Date): Promise<Date[]> {
  const rows = await database(table).where({ account_id: accountId }).where('created_at', '>', toTimestamp(since))
    .whereIn('kind', ['created', 'rolled']).whereNot({ actor: '' }).orderBy('created_at').select('created_at') as Row[]
  return rows.map(row => fromTimestamp(row.created_at))
}

function toEvent (row: Row): KeyEvent {
  return { id: row.id, description: row.description, lastFour: row.last_four, kind: row.kind, actor: row.actor, createdAt: fromTimestamp(row.created_at) }
}
