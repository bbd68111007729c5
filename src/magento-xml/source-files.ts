import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseXml, type XmlElement, type XmlFault } from './xml-element.ts'

/** A file as XML: its root, or what is wrong. */
export type XmlDocument = { readonly root: XmlElement } | { readonly fault: XmlFault } | { readonly tooLarge: true }

/** What was read before, by file, so that only what changed is read again. */
export type XmlCache = Map<string, { readonly stamp: string, readonly document: XmlDocument }>

/** The files of one reading of all modules; it remembers what it looked at. */
export interface SourceFiles {
  /** Undefined where there is no such file. */
  readXml: (file: string) => XmlDocument | undefined
  readText: (file: string) => string | undefined
  /** The names in a folder, in order; undefined where it does not exist or cannot be read. */
  list: (folder: string) => readonly string[] | undefined
  isFolder: (path: string) => boolean
  /** The path without links, by which the same folder is known again. */
  toRealPath: (path: string) => string
  /** Whether anything that was looked at has changed, appeared or vanished since. */
  hasChanged: () => boolean
}

/** In bytes; the largest of the original's own files has 200 kB. */
export const largestFile = 5 * 1024 * 1024

/** Opens the files for one reading; parsed files are taken from the cache where they did not change. */
export function createSourceFiles (cache: XmlCache = new Map()): SourceFiles {
  const seen = new Map<string, string>()
  const look = (path: string): string => {
    const stamp = toStamp(path)
    seen.set(path, stamp)
    return stamp
  }
  return {
    readXml (file) {
      const stamp = look(file)
      if (stamp === absent) return undefined
      const known = cache.get(file)
      if (known?.stamp === stamp) return known.document
      const document = readDocument(file)
      cache.set(file, { stamp, document })
      return document
    },
    readText: file => look(file) === absent ? undefined : readFileSync(file, 'utf8'),
    list (folder) {
      if (look(folder) === absent) return undefined
      try {
        return readdirSync(folder).sort()
      } catch {
        return undefined
      }
    },
    isFolder: path => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true,
    toRealPath: path => realpathSync(path),
    hasChanged: () => [...seen].some(([path, stamp]) => toStamp(path) !== stamp)
  }
}

/** Where a module keeps a file of its folder etc. */
export function inEtc (folder: string, ...parts: string[]): string {
  return join(folder, 'etc', ...parts)
}

const absent = ''

/** What differs whenever a file was written or a folder got another entry. */
function toStamp (path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats === undefined ? absent : `${stats.mtimeMs} ${stats.size} ${stats.ino}`
}

function readDocument (file: string): XmlDocument {
  if (statSync(file).size > largestFile) return { tooLarge: true }
  try {
    return parseXml(readFileSync(file, 'utf8'), file)
  } catch (error) {
    return { fault: { line: 1, column: 0, message: error instanceof Error ? error.message : String(error) } }
  }
}
