import { inTransaction, type Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import type { Fingerprint } from '../kernel/secrets.ts'
import { deleteRow, listRows, saveRow, type ConfigRow } from './config-data.ts'
import { saveChanges, type Actor, type ConfigChange } from './history.ts'
import type { Intent } from './save-intents.ts'
import type { Scope } from './scope.ts'
import { readStored } from './stored-value.ts'
import type { Field } from './structure.ts'

/** A changed value with the field it belongs to. */
export interface Change extends ConfigChange {
  readonly elementId: string
  readonly label: string
}

export interface WriteOptions {
  readonly database: Database
  readonly encryptor: Encryptor
  readonly fingerprint: Fingerprint
}

export interface WriteRequest {
  readonly byField: ReadonlyMap<Field, Intent>
  readonly scope: Scope
  readonly actor: Actor
  readonly now: Date
}

/** Writes what a save decided, with its history, as one transaction; tells what changed and how many posted fields did not. */
export async function writeIntents (options: WriteOptions, request: WriteRequest): Promise<{ saved: Change[], unchanged: number }> {
  const { byField, scope, actor, now } = request
  return await inTransaction(options.database, async transaction => {
    const rows = await listRows(transaction, [...byField.keys()].map(field => field.path), [scope])
    const rowOf = new Map(rows.map(row => [row.path, row]))
    const saved: Change[] = []
    for (const [field, intent] of byField) {
      const stored = toStored(field, intent, rowOf.get(field.path), options.encryptor)
      if (stored === undefined) continue
      if (stored.action === 'deleted') await deleteRow(transaction, scope, field.path)
      else await saveRow(transaction, scope, field.path, stored.value, now)
      saved.push(toChange(field, scope, rowOf.get(field.path), stored, options))
    }
    await saveChanges(transaction, saved, actor, now)
    return { saved, unchanged: byField.size - saved.length }
  })
}

type Stored = { readonly action: 'deleted', readonly value: null } | { readonly action: 'saved', readonly value: string | null }

/** What becomes of the row; undefined where it stays as it is. An encrypted value is encrypted anew even where it is the same. */
function toStored (field: Field, intent: Intent, row: ConfigRow | undefined, encryptor: Encryptor): Stored | undefined {
  if (intent.kind === 'keep') return undefined
  if (intent.kind === 'delete') return row === undefined ? undefined : { action: 'deleted', value: null }
  const value = field.encrypted && intent.text !== null ? encryptor.encrypt(intent.text) : intent.text
  return row !== undefined && row.value === value ? undefined : { action: 'saved', value }
}

function toChange (field: Field, scope: Scope, row: ConfigRow | undefined, stored: Stored, options: WriteOptions): Change {
  const show = (value: string | null): string => toHistoryValue(field, value, options)
  return {
    path: field.path,
    elementId: field.elementId,
    label: field.label,
    scope: { type: scope.type, id: scope.id },
    action: stored.action,
    oldValue: row === undefined ? null : show(row.value),
    newValue: stored.action === 'deleted' ? null : show(stored.value),
    isSecret: field.secret
  }
}

/** A secret stands in the history as the fingerprint of its plain value, so that "the same again" can be seen and nothing else. */
export function toHistoryValue (field: Field, value: string | null, { encryptor, fingerprint }: Pick<WriteOptions, 'encryptor' | 'fingerprint'>): string {
  if (!field.secret) return value ?? ''
  const read = readStored(value, field.encrypted, encryptor)
  if (read.state === 'set') return fingerprint(read.value)
  return read.state === 'empty' ? '' : 'undecryptable'
}
