import { listChanges, type RecordedChange } from '../config/history.ts'
import { findScopeAt, toScopeKey } from '../config/scope-key.ts'
import type { ScopeDirectory } from '../config/scope.ts'
import { toTimestamp } from '../kernel/database/timestamp.ts'
import { refuse, type Outcome } from './command.ts'
import { getField } from './field-argument.ts'
import type { CommandInput } from './command-input.ts'
import { getScope } from './scope-option.ts'
import type { CommandServices } from './services.ts'
import { printTable, type Cell } from './table.ts'

const columns = [
  { head: 'Changed (UTC)', name: 'changedAt' },
  { head: 'Who', name: 'who' },
  { head: 'Scope', name: 'scope' },
  { head: 'Path', name: 'path' },
  { head: 'Old value', name: 'oldValue' },
  { head: 'New value', name: 'newValue' }
]

const usualLimit = '50'

/** Lists what was saved, newest first; of secrets only fingerprints are kept. */
export async function configHistory (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const { database, structure, scopes } = await services.configuration()
  const limit = input.text('limit') ?? usualLimit
  if (!/^[1-9]\d{0,5}$/.test(limit)) return refuse('The limit must be a number from 1 to 999999.')
  const path = input.text('path')
  const scope = input.text('scope') === undefined ? undefined : await getScope(input, scopes)
  const changes = await listChanges(database, { path: path === undefined ? undefined : getField(structure, path).path, scope, limit: Number(limit) })
  return printTable(input, columns, await Promise.all(changes.map(async change => await toRow(change, scopes))), '-')
}

async function toRow (change: RecordedChange, scopes: ScopeDirectory): Promise<Cell[]> {
  const scope = await findScopeAt(change.scope, scopes)
  return [
    toTimestamp(change.changedAt),
    change.actor.userName,
    scope === undefined ? `${change.scope.type}/${change.scope.id} (deleted)` : toScopeKey(scope),
    change.path,
    toShownValue(change.oldValue, change.isSecret),
    toShownValue(change.newValue, change.isSecret)
  ]
}

/** How a history's value reads: nothing where there was no row, of a secret its fingerprint. */
function toShownValue (value: string | null, isSecret: boolean): string | null {
  if (value === null) return null
  return isSecret && value !== '' ? `secret ${value}` : value
}
