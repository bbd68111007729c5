import type { Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import { listRowsBelowDefault, type ConfigRow } from './config-data.ts'
import type { Scope, ScopeDirectory } from './scope.ts'
import { readStored } from './stored-value.ts'
import type { Field, Section } from './structure.ts'

/** A row of a narrower scope that hides a field's value there. `value` is null where it is empty, and always for a secret. */
export interface OverrideBelow {
  readonly field: Field
  readonly scope: Scope
  readonly value: string | null
}

/** What overrides a section's fields below a scope; `isComplete` is false where there are more rows than were read. */
export interface OverridesBelow {
  readonly byField: ReadonlyMap<Field, readonly OverrideBelow[]>
  readonly isComplete: boolean
}

export interface OverridesBelowOptions {
  readonly database: Database
  readonly encryptor: Encryptor
  readonly scopes: ScopeDirectory
}

/** A page that lists more is no help any more. */
const mostRows = 1000

/** Lists the rows below a scope for all fields of a section, in one query; a store view has nothing below it. */
export async function listOverridesBelow ({ database, encryptor, scopes }: OverridesBelowOptions, section: Section, scope: Scope): Promise<OverridesBelow> {
  const fields = new Map(section.fields.map(field => [field.path, field]))
  const rows = scope.type === 'stores' ? [] : await listRowsBelowDefault(database, [...fields.keys()], mostRows)
  const known = await findScopes(rows, scopes)
  const byField = new Map<Field, OverrideBelow[]>()
  for (const row of rows) {
    const field = fields.get(row.path)!
    const below = known.get(toKey(row))
    if (below === undefined || !below.parents.some(parent => parent.type === scope.type && parent.id === scope.id)) continue
    const read = readStored(row.value, field.encrypted, encryptor)
    byField.set(field, [...byField.get(field) ?? [], { field, scope: below, value: read.state === 'set' && !field.secret ? read.value : null }])
  }
  return { byField, isComplete: rows.length < mostRows }
}

async function findScopes (rows: readonly ConfigRow[], scopes: ScopeDirectory): Promise<Map<string, Scope>> {
  const known = new Map<string, Scope>()
  for (const row of new Map(rows.map(row => [toKey(row), row])).values()) {
    const scope = row.scope === 'websites' ? await scopes.findWebsite(String(row.scopeId)) : await scopes.findStore(String(row.scopeId))
    if (scope !== undefined) known.set(toKey(row), scope)
  }
  return known
}

function toKey (row: ConfigRow): string {
  return `${row.scope}/${row.scopeId}`
}
