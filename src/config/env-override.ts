import type { Level } from './scope-levels.ts'
import type { ScopeAddress, ScopeType } from './scope.ts'

/** A value that an environment variable imposes; the field is locked at this scope and below. */
export interface Lock {
  readonly value: string
  /** Name of the variable, as it was written. */
  readonly variable: string
}

/** The overrides of this process. */
export interface EnvOverrides {
  /** Whether any is for one website or store view only. */
  readonly areScoped: boolean
  /** Variables that begin as overrides do and could not be understood. */
  readonly ignored: readonly string[]
  /** The override for exactly this scope; path and code in any case. */
  find: (path: string, type: ScopeType, code: string) => Lock | undefined
}

/** A lock, and the scope it was imposed at: the scope asked about or one above it. */
export interface FoundLock extends Lock {
  readonly atScope: ScopeAddress
}

const scopeTypes = ['default', 'websites', 'stores'] as const

/**
 * Reads the original's variables `CONFIG__DEFAULT__A__B__C`, `CONFIG__WEBSITES__CODE__A__B__C` and `CONFIG__STORES__CODE__A__B__C`.
 * As there, path and code count in lower case, and the separator is the double underscore.
 */
export function parseEnvOverrides (env: Readonly<Record<string, string | undefined>>): EnvOverrides {
  const locks = new Map<string, Lock>()
  const ignored: string[] = []
  for (const [variable, value] of Object.entries(env)) {
    if (value === undefined || !/^config__/i.test(variable)) continue
    const key = toKeyOf(variable)
    if (key === undefined) ignored.push(variable)
    else locks.set(key, Object.freeze({ value, variable }))
  }
  return Object.freeze({
    areScoped: [...locks.keys()].some(key => !key.startsWith('default/')),
    ignored: Object.freeze(ignored),
    find: (path: string, type: ScopeType, code: string) => locks.get(toKey(path, type, code))
  })
}

/** The nearest lock on a path along a chain: a locked parent locks what lies below it too. */
export function findLock (overrides: EnvOverrides, path: string, levels: readonly Level[]): FoundLock | undefined {
  for (const { type, id, code } of levels) {
    const lock = overrides.find(path, type, code)
    if (lock !== undefined) return { ...lock, atScope: { type, id } }
  }
  return undefined
}

function toKeyOf (variable: string): string | undefined {
  const [, type, ...rest] = variable.toLowerCase().split('__')
  const scopeType = scopeTypes.find(known => known === type)
  if (scopeType === undefined) return undefined
  const [code, path] = scopeType === 'default' ? ['', rest] : [rest[0] ?? '', rest.slice(1)]
  if (path.length < 3 || rest.includes('')) return undefined
  return toKey(path.join('/'), scopeType, code)
}

function toKey (path: string, type: ScopeType, code: string): string {
  return `${type}/${type === 'default' ? '' : code.toLowerCase()}/${path.toLowerCase()}`
}
