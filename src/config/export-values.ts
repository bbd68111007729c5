import type { Database } from '../kernel/database/database.ts'
import type { ConfigDocument } from './config-document.ts'
import { listAllRows, type ConfigRow } from './config-data.ts'
import { isUpload } from './posted-section.ts'
import { findScopeAt, toScopeKey } from './scope-key.ts'
import type { Scope, ScopeAddress, ScopeDirectory } from './scope.ts'
import type { Structure } from './structure.ts'

/** What to export; without scopes those of the whole installation, without paths every path. */
export interface ExportRequest {
  readonly scopes?: readonly ScopeAddress[]
  /** Paths, or their beginnings: a section, a section and its group, … */
  readonly paths?: readonly string[]
  /** Whether the reader may see the sections of an ACL resource. */
  readonly isAllowed: (resource: string) => boolean
  /** Rows that belong to no field are left out: they are for those who may see everything. */
  readonly hidesStrays?: boolean
}

export interface ExportOptions {
  readonly database: Database
  readonly structure: Pick<Structure, 'findField'>
  readonly scopes: ScopeDirectory
}

/** Gathers the values that are saved at scopes; inherited values are no part of it. */
export type ExportValues = (request: ExportRequest) => Promise<ConfigDocument>

/** Builds the export. */
export function createExportValues ({ database, structure, scopes }: ExportOptions): ExportValues {
  return async ({ scopes: wanted, paths = [], isAllowed, hidesStrays = false }) => {
    const values: Record<string, Record<string, string | null>> = {}
    const omitted = new Set<string>()
    const strays = new Set<string>()
    for (const [scope, rows] of await groupByScope(await listAllRows(database, wanted, paths), scopes)) {
      const key = toScopeKey(scope)
      const own = new Map<string, string | null>()
      for (const row of rows) {
        const field = structure.findField(row.path)
        if (field === undefined ? hidesStrays : !isAllowed(field.section.resource)) continue
        if (field === undefined || !field.shown[scope.type]) strays.add(`${key}: ${row.path}`)
        else if (!field.secret && !isUpload(field)) own.set(row.path, toPortable(row))
        else if (toPortable(row) !== null) omitted.add(row.path)
      }
      if (own.size > 0) values[key] = Object.fromEntries(own)
    }
    return { format: 1, values, omitted: [...omitted].sort(), strays: [...strays].sort() }
  }
}

/** Rows of websites and store views that do not exist any more belong nowhere. */
async function groupByScope (rows: readonly ConfigRow[], scopes: ScopeDirectory): Promise<Map<Scope, ConfigRow[]>> {
  const byAddress = new Map<string, ConfigRow[]>()
  for (const row of rows) {
    const key = `${row.scope}/${row.scopeId}`
    const present = byAddress.get(key)
    if (present === undefined) byAddress.set(key, [row])
    else present.push(row)
  }
  const byScope = new Map<Scope, ConfigRow[]>()
  for (const own of byAddress.values()) {
    const scope = await findScopeAt({ type: own[0]!.scope, id: own[0]!.scopeId }, scopes)
    if (scope !== undefined) byScope.set(scope, own)
  }
  return byScope
}

/** Other software may have stored an empty text where we store null; both read as empty. */
function toPortable ({ value }: ConfigRow): string | null {
  return value === '' ? null : value
}
