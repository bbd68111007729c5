import type { ScopeType } from './scope.ts'
import type { ModuleConfiguration } from './structure-merge.ts'

/** The modules' own values, which stand below every row. */
export interface ModuleDefaults {
  /** Whether any value is for one website or store view only. */
  readonly areScoped: boolean
  /** The value for exactly this scope; the code does not matter at default scope. */
  find: (path: string, type: ScopeType, code: string) => string | undefined
}

/** Merges the modules' values in the order given: a later module's value wins. */
export function mergeDefaults (modules: readonly ModuleConfiguration[]): ModuleDefaults {
  const values = new Map<string, string>()
  const add = (type: ScopeType, code: string, paths: Readonly<Record<string, string>>): void => {
    for (const [path, value] of Object.entries(paths)) values.set(toKey(path, type, code), value)
  }
  for (const { defaults } of modules) {
    add('default', '', defaults?.default ?? {})
    for (const [code, paths] of Object.entries(defaults?.websites ?? {})) add('websites', code, paths)
    for (const [code, paths] of Object.entries(defaults?.stores ?? {})) add('stores', code, paths)
  }
  return Object.freeze({
    areScoped: [...values.keys()].some(key => !key.startsWith('default/')),
    find: (path: string, type: ScopeType, code: string) => values.get(toKey(path, type, code))
  })
}

function toKey (path: string, type: ScopeType, code: string): string {
  return type === 'default' ? `default//${path}` : `${type}/${code}/${path}`
}
