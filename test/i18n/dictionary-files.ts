import { readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { parse } from 'csv-parse/sync'
import { packageRoot } from '../../src/kernel/paths.ts'
import { listDictionaryFiles, type Locale } from '../../src/kernel/phrases.ts'

/** A dictionary as it lies in a room or module. */
export interface DictionaryFile {
  /** Relative to the package. */
  readonly file: string
  readonly folder: string
  readonly locale: Locale
  readonly text: string
  /** As they stand in the file: phrase, translation, and whatever follows. */
  readonly rows: readonly string[][]
}

/** Every dictionary of the product. */
export const dictionaryFiles: readonly DictionaryFile[] = listDictionaryFiles(join(packageRoot, 'src')).map(path => {
  const text = readFileSync(path, 'utf8')
  return {
    file: relative(packageRoot, path),
    folder: relative(packageRoot, dirname(path)),
    locale: basename(path, '.csv') as Locale,
    text,
    rows: parse(text, { relaxColumnCount: true }) as string[][]
  }
})

/** Every translation of a language with the file it stands in. */
export function listTranslations (locale: Locale): Array<{ phrase: string, translation: string, file: string }> {
  return dictionaryFiles.filter(dictionary => dictionary.locale === locale)
    .flatMap(({ rows, file }) => rows.map(([phrase = '', translation = '']) => ({ phrase, translation, file })))
}
