import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { toLocale } from '../kernel/phrases.ts'
import type { SourceFiles } from './source-files.ts'
import { DictionaryInvalid, type XmlReport } from './xml-report.ts'

/** A module's phrases by locale code. */
export type Dictionaries = ReadonlyMap<string, ReadonlyMap<string, string>>

/** Reads a module's `i18n/<locale>.csv` for the languages that the Admin speaks: phrase and translation; the third and fourth column of generated files say where they belong and are not needed. */
export function readDictionaries (files: SourceFiles, folder: string, report: XmlReport): Dictionaries {
  const home = join(folder, 'i18n')
  const names = (files.list(home) ?? []).filter(name => name.endsWith('.csv') && toLocale(name.slice(0, -'.csv'.length)) !== undefined)
  return new Map(names.map(name => [name.slice(0, -'.csv'.length), readDictionary(files, join(home, name), report)]))
}

function readDictionary (files: SourceFiles, file: string, report: XmlReport): ReadonlyMap<string, string> {
  try {
    const rows = parse(files.readText(file) ?? '', { bom: true, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true }) as string[][]
    return new Map(rows.filter(row => row.length >= 2 && row[1] !== '').map(row => [row[0]!, row[1]!]))
  } catch (error) {
    report({ file, line: 1 }, DictionaryInvalid(error instanceof Error ? error.message : String(error)))
    return new Map()
  }
}
