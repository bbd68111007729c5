import { randomUUID } from 'node:crypto'
import type { Database } from '../kernel/database/database.ts'
import { looksEncrypted } from '../kernel/encryptor.ts'
import { toAuditEvent } from './audit-event.ts'
import { saveChanges, type Actor, type ConfigChange } from './history.ts'
import type { ScopeAddress, ScopeType } from './scope.ts'
import { readStored } from './stored-value.ts'
import type { Structure } from './structure.ts'
import { toHistoryValue, type WriteOptions } from './write-intents.ts'

interface StoredRow { scope: ScopeType, scope_id: number, path: string, value: string | null }

/** Removes all values of scopes that are about to go, with a history entry each; to be called in the transaction that deletes them. Returns how many there were. */
export type RemoveScopeRows = (transaction: Database, scopes: readonly ScopeAddress[], actor: Actor, now: Date) => Promise<number>

export interface RemoveScopeRowsOptions extends Omit<WriteOptions, 'database'> {
  readonly structure: Pick<Structure, 'findField'>
}

const table = 'core_config_data'
/** Ids in one query; there may be thousands of scopes. */
const idsAtOnce = 400

/** How many values are stored at the scopes themselves. */
export async function countRowsOfScopes (database: Database, scopes: readonly ScopeAddress[]): Promise<number> {
  let number = 0
  for (const { type, ids } of toPortions(scopes)) {
    const counted = await database(table).where({ scope: type }).whereIn('scope_id', ids).count({ number: '*' }) as Array<{ number: number }>
    number += Number(counted[0]!.number)
  }
  return number
}

/** Builds the removal. */
export function createRemoveScopeRows (options: RemoveScopeRowsOptions): RemoveScopeRows {
  return async (transaction, scopes, actor, now) => {
    const changeSet = randomUUID()
    let number = 0
    for (const { type, ids } of toPortions(scopes)) {
      const rows = await transaction(table).where({ scope: type }).whereIn('scope_id', ids).orderBy(['scope_id', 'path']).select('scope', 'scope_id', 'path', 'value') as StoredRow[]
      const changes = rows.map(row => toChange(row, options))
      await saveChanges(transaction, changes, actor, now, changeSet)
      if (changes.length > 0) await options.audit.record(transaction, actor, toAuditEvent(changes, changeSet))
      await transaction(table).where({ scope: type }).whereIn('scope_id', ids).delete()
      number += rows.length
    }
    return number
  }
}

function toPortions (scopes: readonly ScopeAddress[]): Array<{ type: ScopeType, ids: number[] }> {
  return (['websites', 'stores'] as const).flatMap(type => {
    const ids = scopes.filter(scope => scope.type === type).map(scope => scope.id)
    return Array.from({ length: Math.ceil(ids.length / idsAtOnce) }, (_, index) => ({ type, ids: ids.slice(index * idsAtOnce, (index + 1) * idsAtOnce) }))
  })
}

function toChange (row: StoredRow, options: RemoveScopeRowsOptions): ConfigChange {
  const field = options.structure.findField(row.path)
  // A value of a module that is gone may be a secret all the same: a ciphertext is told by its form.
  const isSecret = field?.secret ?? (row.value !== null && looksEncrypted(row.value))
  return {
    path: row.path,
    scope: { type: row.scope, id: row.scope_id },
    action: 'deleted',
    oldValue: field === undefined ? toUnknownValue(row.value, isSecret, options) : toHistoryValue(field, row.value, options),
    newValue: null,
    isSecret
  }
}

function toUnknownValue (value: string | null, isSecret: boolean, { encryptor, fingerprint }: RemoveScopeRowsOptions): string {
  if (!isSecret) return value ?? ''
  const read = readStored(value, true, encryptor)
  return read.state === 'set' ? fingerprint(read.value) : 'undecryptable'
}
