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

/** Notes what happened to a key, in the transaction that does it. */
export async function insertKeyEvent (database: Database, kind: KeyEventKind, key: Pick<ApiKeyRecord, 'id' | 'accountId' | 'environment' | 'description' | 'lastFour'>, { by = '', now }: { by?: string | undefined, now: Date }): Promise<void> {
  await database(table).insert({
    account_id: key.accountId,
    key_id: key.id,
    environment: key.environment,
    description: key.description,
    last_four: key.lastFour,
    kind,
    actor: by,
    created_at: toTimestamp(now)
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
