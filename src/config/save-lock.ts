import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createError } from '../kernel/errors.ts'
import { isTree, lockFiles, readLockFile, type LockFile, type LockTree } from './file-override.ts'
import type { Scope } from './scope.ts'

const LockFileBusy = createError('LOCK_FILE_BUSY', 'Another command is writing %1. Try again in a moment; if there is none, remove the file %2.', 503)
const LockPathTaken = createError('LOCK_PATH_TAKEN', 'The file %1 holds a value where "%2" needs a level of its own. Correct the file and try again.', 422)

/** Which file, in which data folder. */
export interface LockPlace {
  readonly dataDir: string
  readonly file: LockFile
}

/** The installation's own file may hold secrets, the shared one goes into version control. */
const modes: Readonly<Record<LockFile, number>> = { env: 0o600, config: 0o644 }
const tries = 40
/** Milliseconds between two tries. */
const pause = 50

/** Puts a value into a lock file, whole or not at all: a new file takes the old one's place. What else the file holds stays. */
export async function saveLock (place: LockPlace, scope: Scope, path: string, value: string): Promise<void> {
  await changeFile(place, tree => {
    const parts = listParts(scope, path)
    let node = tree
    for (const part of parts.slice(0, -1)) {
      const inner = Object.hasOwn(node, part) ? node[part] : put(node, part, {})
      if (!isTree(inner)) throw LockPathTaken(lockFiles[place.file], path)
      node = inner
    }
    const last = parts.at(-1)!
    if (Object.hasOwn(node, last) && isTree(node[last])) throw LockPathTaken(lockFiles[place.file], path)
    put(node, last, value)
    return true
  })
}

/** Takes a value out of a lock file, with the levels that are empty then; false where it was not there. */
export async function deleteLock (place: LockPlace, scope: Scope, path: string): Promise<boolean> {
  if (readLockFile(place.dataDir, place.file) === undefined) return false
  return await changeFile(place, tree => remove(tree, listParts(scope, path)))
}

/** A part may have any name, `__proto__` too: assigning it would do something else. */
function put<Value> (node: LockTree, part: string, value: Value): Value {
  Object.defineProperty(node, part, { value, enumerable: true, writable: true, configurable: true })
  return value
}

function listParts (scope: Scope, path: string): string[] {
  return ['system', scope.type, ...scope.type === 'default' ? [] : [scope.code], ...path.split('/')]
}

function remove (node: LockTree, [part, ...rest]: readonly string[]): boolean {
  if (part === undefined || !Object.hasOwn(node, part)) return false
  const inner = node[part]
  if (rest.length > 0 && !(isTree(inner) && remove(inner, rest))) return false
  if (rest.length === 0 || (isTree(inner) && Object.keys(inner).length === 0)) delete node[part]
  return true
}

/** The new file is made under a name that only one command can have at a time. */
async function changeFile ({ dataDir, file }: LockPlace, change: (tree: LockTree) => boolean): Promise<boolean> {
  const target = join(dataDir, lockFiles[file])
  const next = `${target}.new`
  mkdirSync(dirname(target), { recursive: true })
  const handle = await openAlone(file, next)
  try {
    const tree = readLockFile(dataDir, file) ?? {}
    const isChanged = change(tree)
    if (!isChanged) return false
    writeSync(handle, `${JSON.stringify(tree, null, 2)}\n`)
    fsyncSync(handle)
    renameSync(next, target)
    syncFolder(dirname(target))
    return true
  } finally {
    closeSync(handle)
    rmSync(next, { force: true })
  }
}

/** A new name survives a power cut only once its folder is on the disk, too. */
function syncFolder (folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

async function openAlone (file: LockFile, name: string): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      return openSync(name, 'wx', modes[file])
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (attempt === tries) throw LockFileBusy(lockFiles[file], name)
      await wait(pause)
    }
  }
}
