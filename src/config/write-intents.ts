import type { AuditLog } from '../kernel/audit/audit-log.ts'
import { inTransaction, type Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import { AppError, createError } from '../kernel/errors.ts'
import type { Fingerprint } from '../kernel/secrets.ts'
import { toAuditEvent } from './audit-event.ts'
import { deleteRow, listRows, saveRow, type ConfigRow } from './config-data.ts'
import { saveChanges, type Actor, type ConfigChange } from './history.ts'
import type { Intent } from './save-intents.ts'
import { defaultScope, type Scope } from './scope.ts'
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
  readonly audit: AuditLog
}

export interface WriteRequest {
  readonly byField: ReadonlyMap<Field, Intent>
  /** Values at other paths that follow from these, at default scope; null where there is to be no row. */
  readonly followers: ReadonlyMap<string, string | null>
  readonly scope: Scope
  readonly actor: Actor
  readonly now: Date
  /** Where several writes are one save: what their history rows share. */
  readonly changeSet?: string
  /** Asked in the transaction before anything is written: whether what the intents were decided on still holds. */
  readonly isCurrent?: (transaction: Database) => Promise<boolean>
}

const SavedMeanwhile = createError('CONFIG_SAVED_MEANWHILE', 'Others are saving the configuration at this moment. Nothing was saved: try again.', 409)

/** Whether a write stopped because somebody else had saved just before it. */
export function isSavedMeanwhile (error: unknown): boolean {
  return error instanceof AppError && error.code === 'CONFIG_SAVED_MEANWHILE'
}

/** Writes what a save decided, with its history, as one transaction; tells what changed and how many posted fields did not. */
export async function writeIntents (options: WriteOptions, request: WriteRequest): Promise<{ saved: Change[], unchanged: number }> {
  const { byField, scope, actor, now, changeSet } = request
  return await inTransaction(options.database, async transaction => {
    if (await request.isCurrent?.(transaction) === false) throw SavedMeanwhile()
    const rows = await listRows(transaction, [...byField.keys()].map(field => field.path), [scope])
    const rowOf = new Map(rows.map(row => [row.path, row]))
    const saved: Change[] = []
    for (const [field, intent] of byField) {
      if (intent.kind !== 'keep') await intent.along?.(transaction, { encryptor: options.encryptor, now })
      const stored = toStored(field, intent, rowOf.get(field.path), options.encryptor)
      if (stored === undefined) continue
      if (stored.action === 'deleted') await deleteRow(transaction, scope, field.path)
      else await saveRow(transaction, scope, field.path, stored.value, now)
      saved.push(toChange(field, scope, rowOf.get(field.path), stored, options))
    }
    const changes = [...saved, ...await writeFollowers(transaction, request)]
    const written = await saveChanges(transaction, changes, actor, now, changeSet)
    if (changes.length > 0) await options.audit.record(transaction, actor, toAuditEvent(changes, written))
    return { saved, unchanged: byField.size - saved.length }
  })
}

/** Writes what follows from other values where it differs from what is there. */
async function writeFollowers (transaction: Database, { followers, now }: WriteRequest): Promise<ConfigChange[]> {
  const rows = new Map((await listRows(transaction, [...followers.keys()], [defaultScope])).map(row => [row.path, row.value]))
  const changes: ConfigChange[] = []
  for (const [path, value] of followers) {
    const old = rows.get(path)
    if (value === null ? old === undefined : old === value) continue
    if (value === null) await deleteRow(transaction, defaultScope, path)
    else await saveRow(transaction, defaultScope, path, value, now)
    const oldValue = old === undefined ? null : old ?? ''
    changes.push({ path, scope: { type: 'default', id: 0 }, action: value === null ? 'deleted' : 'saved', oldValue, newValue: value, isSecret: false })
  }
  return changes
}

type Stored = { readonly action: 'deleted', readonly value: null } | { readonly action: 'saved', readonly value: string | null }

/** What becomes of the row; undefined where it stays as it is. An encrypted value is encrypted anew even where it is the same. */
function toStored (field: Field, intent: Intent, row: ConfigRow | undefined, encryptor: Encryptor): Stored | undefined {
  if (intent.kind === 'keep') return undefined
  if (intent.kind === 'delete') return row === undefined ? undefined : { action: 'deleted', value: null }
  const value = field.encrypted && intent.text !== null ? encryptor.encrypt(intent.text) : intent.text
  // Another file may have the same name: that is a change, too.
  return row !== undefined && row.value === value && intent.along === undefined ? undefined : { action: 'saved', value }
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
