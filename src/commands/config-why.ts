import type { ExplainedSource } from '../config/explanation.ts'
import { findScopeAt, toScopeKey } from '../config/scope-key.ts'
import type { ScopeDirectory } from '../config/scope.ts'
import type { Outcome } from './command.ts'
import { getField } from './field-argument.ts'
import type { CommandInput } from './command-input.ts'
import { getScope } from './scope-option.ts'
import type { CommandServices } from './services.ts'
import { printTable, type Cell } from './table.ts'

const columns = [
  { head: 'Wins', name: 'wins' },
  { head: 'Source', name: 'source' },
  { head: 'Scope', name: 'scope' },
  { head: 'Value', name: 'value' },
  { head: 'Changed (UTC)', name: 'changedAt' }
]

/** Shows every place that could give a value at a scope, and which one does. */
export async function configWhy (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const { structure, scopes, scopeConfig } = await services.configuration()
  const scope = await getScope(input, scopes)
  const field = getField(structure, input.required('path'))
  const chain = await scopeConfig.explain(field.path, scope)
  return printTable(input, columns, await Promise.all(chain.map(async place => await toRow(place, field.secret, scopes))), '-')
}

async function toRow (place: ExplainedSource, isSecret: boolean, scopes: ScopeDirectory): Promise<Cell[]> {
  const scope = await findScopeAt(place.scope, scopes)
  return [place.wins ? '*' : '', toSource(place), scope === undefined ? `${place.scope.type}/${place.scope.id}` : toScopeKey(scope), toValue(place, isSecret), place.updatedAt ?? null]
}

function toSource ({ source, variable, file }: ExplainedSource): string {
  return { variable: `environment variable ${variable}`, file: `file ${file}`, row: 'saved value', module: 'module default' }[source]
}

function toValue ({ isPresent, state, value }: ExplainedSource, isSecret: boolean): string | null {
  if (!isPresent) return null
  if (state === 'undecryptable') return '(cannot be decrypted)'
  if (state === 'empty') return ''
  return isSecret ? '******' : value
}
