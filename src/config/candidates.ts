import type { ConfigRow } from './config-data.ts'
import type { EnvOverrides } from './env-override.ts'
import type { ModuleDefaults } from './module-defaults.ts'
import type { Level } from './scope-levels.ts'
import type { ScopeAddress } from './scope.ts'

/** A place that a value can come from: an environment variable, a file that locks it, a row, or a module's own value. */
export interface Candidate {
  readonly source: 'variable' | 'file' | 'row' | 'module'
  readonly scope: ScopeAddress
  /** As stored: for encrypted fields a ciphertext. */
  readonly stored: string | null
  readonly variable?: string
  readonly file?: string
  /** Of a row: when it was written. */
  readonly updatedAt?: string
}

/** What candidates are gathered from. */
export interface CandidateSources {
  readonly overrides: EnvOverrides
  readonly defaults: ModuleDefaults
}

/**
 * Everything that gives a path a value at a scope, the winner first. Per level a variable beats the files and they beat the row,
 * as in the original; nearer levels beat farther ones; below them all stand the modules' values, nearest first. A row wins even
 * where it is null.
 */
export function listCandidates (path: string, levels: readonly Level[], rows: readonly ConfigRow[], { overrides, defaults }: CandidateSources): Candidate[] {
  const candidates: Candidate[] = []
  for (const { type, id, code } of levels) {
    const scope = { type, id }
    for (const { value, variable, file } of overrides.listLocks(path, type, code)) {
      candidates.push(variable === undefined ? { source: 'file', scope, stored: value, file } : { source: 'variable', scope, stored: value, variable })
    }
    const row = rows.find(row => row.path === path && row.scope === type && row.scopeId === id)
    if (row !== undefined) candidates.push({ source: 'row', scope, stored: row.value, updatedAt: row.updatedAt })
  }
  for (const { type, id, code } of levels) {
    const stored = defaults.find(path, type, code)
    if (stored !== undefined) candidates.push({ source: 'module', scope: { type, id }, stored })
  }
  return candidates
}
