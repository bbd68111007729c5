import { createCompareScopes, type ComparedValue } from '../config/compare-scopes.ts'
import { findScopeAt, toScopeKey } from '../config/scope-key.ts'
import type { ScopeDirectory } from '../config/scope.ts'
import type { Outcome } from './command.ts'
import type { CommandInput } from './command-input.ts'
import { listSections } from './list-sections.ts'
import { getScopeByKey } from './scope-option.ts'
import type { CommandServices } from './services.ts'
import { printTable } from './table.ts'

/** Compares the effective values of two scopes; lists those that differ, and where each comes from. */
export async function configDiff (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const configuration = await services.configuration()
  const { scopes, structure } = configuration
  const [left, right] = [await getScopeByKey(input.required('scope-a'), scopes), await getScopeByKey(input.required('scope-b'), scopes)]
  const prefix = input.text('path')
  const differences = (await createCompareScopes(configuration)(left, right, listSections(structure)))
    .filter(({ field }) => prefix === undefined || field.path === prefix || field.path.startsWith(`${prefix}/`))
  const rows = await Promise.all(differences.map(async ({ field, left, right }) => [
    field.path,
    toText(left, field.secret), await toSource(left, scopes),
    toText(right, field.secret), await toSource(right, scopes)
  ]))
  return printTable(input, [
    { head: 'Path', name: 'path' },
    { head: toScopeKey(left), name: 'left' },
    { head: 'From', name: 'leftSource' },
    { head: toScopeKey(right), name: 'right' },
    { head: 'From', name: 'rightSource' }
  ], rows, '-')
}

function toText ({ state, value }: ComparedValue, isSecret: boolean): string {
  if (state === 'undecryptable') return '(cannot be decrypted)'
  return isSecret && value !== '' ? `secret ${value}` : value
}

async function toSource ({ source }: ComparedValue, scopes: ScopeDirectory): Promise<string | null> {
  if (source === null) return null
  if (source.source === 'variable') return `variable ${source.variable}`
  if (source.source === 'file') return `file ${source.file}`
  if (source.source === 'module') return 'module'
  const scope = await findScopeAt(source.scope, scopes)
  return scope === undefined ? source.scope.type : toScopeKey(scope)
}
