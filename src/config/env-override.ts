import type { Level } from './scope-levels.ts'
import type { ScopeAddress, ScopeType } from './scope.ts'
import type { Reason } from './validators.ts'

/** A value that an environment variable or a file imposes; the field is locked at this scope and below. One of the two is named. */
export interface Lock {
  readonly value: string
  /** Name of the variable, as it was written. */
  readonly variable?: string
  /** The file below DATA_DIR, e.g. `app/etc/env.json`. */
  readonly file?: string
}

/** Everything that imposes values from outside the database. */
export interface EnvOverrides {
  /** Whether any is for one website or store view only. */
  readonly areScoped: boolean
  /** Another text after every change of what is imposed; the same as long as nothing changed. */
  readonly version: string
  /** Variables that begin as overrides do and could not be understood. */
  readonly ignored: readonly string[]
  /** The override that wins for exactly this scope; of a variable, path and code count in any case. */
  find: (path: string, type: ScopeType, code: string) => Lock | undefined
  /** All overrides for exactly this scope, the winner first. */
  listLocks: (path: string, type: ScopeType, code: string) => readonly Lock[]
}

/** A lock, and the scope it was imposed at: the scope asked about or one above it. */
export interface FoundLock extends Lock {
  readonly atScope: ScopeAddress
  /** The code of that scope. */
  readonly atCode: string
}

/** A lock as it may be shown: its value may be a secret. */
export type ShownLock = Omit<FoundLock, 'value'>

const noLocks: readonly Lock[] = Object.freeze([])

/** A lock as a list; most values have none, so none is made for them. */
export function toList (lock: Lock | undefined): readonly Lock[] {
  return lock === undefined ? noLocks : [lock]
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
  const find = (path: string, type: ScopeType, code: string): Lock | undefined => locks.get(toKey(path, type, code))
  return Object.freeze({
    areScoped: [...locks.keys()].some(key => !key.startsWith('default/')),
    version: '',
    ignored: Object.freeze(ignored),
    find,
    listLocks: (path: string, type: ScopeType, code: string) => toList(find(path, type, code))
  })
}

/** Several kinds of overrides as one, the strongest first. */
export function joinOverrides (kinds: readonly EnvOverrides[]): EnvOverrides {
  const listLocks = (path: string, type: ScopeType, code: string): readonly Lock[] => {
    const lists = kinds.map(kind => kind.listLocks(path, type, code)).filter(list => list.length > 0)
    return lists.length === 0 ? noLocks : lists.flat()
  }
  return Object.freeze({
    // Files change while the program runs, so this is asked anew each time.
    get areScoped () { return kinds.some(kind => kind.areScoped) },
    get version () { return kinds.map(kind => kind.version).join(' ') },
    ignored: Object.freeze(kinds.flatMap(kind => kind.ignored)),
    find (path: string, type: ScopeType, code: string) {
      for (const kind of kinds) {
        const lock = kind.find(path, type, code)
        if (lock !== undefined) return lock
      }
      return undefined
    },
    listLocks
  })
}

/** The nearest lock on a path along a chain: a locked parent locks what lies below it too. */
export function findLock (overrides: EnvOverrides, path: string, levels: readonly Level[]): FoundLock | undefined {
  for (const { type, id, code } of levels) {
    const lock = overrides.find(path, type, code)
    if (lock !== undefined) return { ...lock, atScope: { type, id }, atCode: code }
  }
  return undefined
}

/** A lock without its value. */
export function toShownLock ({ value: _value, ...shown }: FoundLock): ShownLock {
  return shown
}

/** Why a locked field cannot be changed, and what unlocks it. */
export function toLockReason ({ variable, file, atScope, atCode }: ShownLock, path: string): Reason {
  if (variable !== undefined) return { phrase: 'This field is locked by the environment variable %1. Remove the variable to change the field here.', args: [variable] }
  const scope = atScope.type === 'default' ? '' : `--scope=${atScope.type} --scope-code=${atCode} `
  return { phrase: 'This field is locked by the file %1. To change it here, unlock it first: %2', args: [file ?? '', `npx backroom config:unlock ${scope}${path}`] }
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
