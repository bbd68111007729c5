import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createError } from '../kernel/errors.ts'
import { joinOverrides, toList, type EnvOverrides, type Lock } from './env-override.ts'
import type { ScopeType } from './scope.ts'

/** The files below DATA_DIR that lock values, by the option that writes them; they stand for the original's env.php and config.php. */
export const lockFiles = { env: 'app/etc/env.json', config: 'app/etc/config.json' } as const
export type LockFile = keyof typeof lockFiles

/** What such a file holds: below `system` the scopes, below them the values as a tree of path parts. */
export interface LockTree { [name: string]: unknown }

const LockFileInvalid = createError('LOCK_FILE_INVALID', 'The file %1 locks configuration values, but cannot be understood: it must be JSON such as {"system":{"default":{…}}}. Correct it, or move it away to unlock what it locks.', 503)

const LockFileUnreadable = createError('LOCK_FILE_UNREADABLE', 'The file %1 locks configuration values, but this program may not read it. Give its user the right to read the file.', 503)

/**
 * The values that the two files lock; the installation's own file beats the shared one. A file is read again once it has changed,
 * so that a running server sees a lock at its next request; one that cannot be understood unlocks nothing, but throws.
 */
export function createFileOverrides (dataDir: string): EnvOverrides {
  const overrides = joinOverrides([toOverrides(createReader(dataDir, 'env')), toOverrides(createReader(dataDir, 'config'))])
  // Reads both: a file that cannot be understood stops the start already.
  overrides.listLocks('', 'default', '')
  return overrides
}

/** Reads a lock file and checks all of it; undefined where there is none. */
export function readLockFile (dataDir: string, file: LockFile): LockTree | undefined {
  let text: string
  try {
    text = readFileSync(join(dataDir, lockFiles[file]), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw LockFileUnreadable(lockFiles[file])
  }
  const tree = toTree(file, parse(text))
  listLocks(file, tree)
  return tree
}

/** Null for what is no JSON: the parser's own message would repeat a piece of the file. */
function parse (text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Whether something is a level of the tree. */
export function isTree (thing: unknown): thing is LockTree {
  return typeof thing === 'object' && thing !== null && !Array.isArray(thing)
}

/** What a file locks, and whether any of it is for one website or store view only. */
interface Locks {
  readonly byKey: ReadonlyMap<string, Lock>
  readonly areScoped: boolean
  /** Which file it was, and when it was written; empty where there is none. */
  readonly stamp: string
}

type ReadLocks = () => Locks

function toOverrides (read: ReadLocks): EnvOverrides {
  const find = (path: string, type: ScopeType, code: string): Lock | undefined => {
    const { byKey } = read()
    return byKey.size === 0 ? undefined : byKey.get(toKey(type, code, path))
  }
  return Object.freeze({
    get areScoped () { return read().areScoped },
    get version () { return read().stamp },
    ignored: [],
    find,
    listLocks: (path: string, type: ScopeType, code: string) => toList(find(path, type, code))
  })
}

/** Asks for the file's state once for all values that are looked up in one go, until the event loop goes on to something else: a page looks up dozens. */
function createReader (dataDir: string, file: LockFile): ReadLocks {
  const path = join(dataDir, lockFiles[file])
  let locks: Locks = { byKey: new Map(), areScoped: false, stamp: '' }
  let isFresh = false
  return () => {
    if (isFresh) return locks
    const stamp = toStamp(path)
    if (stamp !== locks.stamp) {
      const byKey = listLocks(file, readLockFile(dataDir, file))
      locks = { byKey, areScoped: [...byKey.keys()].some(key => !key.startsWith('default/')), stamp }
    }
    isFresh = true
    process.nextTick(() => { isFresh = false })
    return locks
  }
}

function toStamp (path: string): string {
  const state = statSync(path, { bigint: true, throwIfNoEntry: false })
  return state === undefined ? '' : `${state.ino} ${state.mtimeNs} ${state.size}`
}

function listLocks (file: LockFile, tree: LockTree = {}): Map<string, Lock> {
  const locks = new Map<string, Lock>()
  const add = (type: ScopeType, code: string, node: unknown, path: readonly string[]): void => {
    if (isTree(node)) for (const [part, inner] of Object.entries(node)) add(type, code, inner, [...path, part])
    else locks.set(toKey(type, code, path.join('/')), Object.freeze({ value: toText(file, node), file: lockFiles[file] }))
  }
  const system = toTree(file, tree['system'])
  add('default', '', toTree(file, system['default']), [])
  for (const type of ['websites', 'stores'] as const) {
    for (const [code, values] of Object.entries(toTree(file, system[type]))) add(type, code, toTree(file, values), [])
  }
  return locks
}

function toTree (file: LockFile, thing: unknown = {}): LockTree {
  if (!isTree(thing)) throw LockFileInvalid(lockFiles[file])
  return thing
}

/** Who writes such a file by hand also writes numbers, true, false and null. */
function toText (file: LockFile, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (value === null) return ''
  throw LockFileInvalid(lockFiles[file])
}

function toKey (type: ScopeType, code: string, path: string): string {
  return type === 'default' ? `default//${path}` : `${type}/${code}/${path}`
}
