import type { Configuration } from '../build-configuration.ts'
import { listAllRows } from '../config/config-data.ts'
import type { Scope } from '../config/scope.ts'
import type { Field } from '../config/structure.ts'
import { listSections } from './list-sections.ts'

/** A value that stands at a scope itself. */
export interface OwnValue {
  readonly path: string
  /** Undefined where no module declares the path. */
  readonly field: Field | undefined
  readonly stored: string | null
}

/** The values at a scope, below a path where one is given, by path; a lock hides the row that it beats. */
export async function listOwnValues ({ database, structure, overrides }: Configuration, scope: Scope, path?: string): Promise<OwnValue[]> {
  const rows = await listAllRows(database, [scope], path === undefined ? [] : [path])
  const values = new Map<string, OwnValue>(rows.map(row => [row.path, { path: row.path, field: structure.findField(row.path), stored: row.value }]))
  const fields = listSections(structure).flatMap(section => section.fields)
  for (const field of fields) {
    if (path !== undefined && field.path !== path && !field.path.startsWith(`${path}/`)) continue
    const lock = overrides.find(field.path, scope.type, scope.code)
    if (lock !== undefined) values.set(field.path, { path: field.path, field, stored: lock.value })
  }
  return [...values.values()].sort((one, other) => one.path < other.path ? -1 : 1)
}
