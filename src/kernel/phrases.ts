import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { fillPhrase } from './errors.ts'

/** The interface languages, by Magento's locale codes. */
export const locales = ['en_US', 'it_IT', 'es_ES'] as const
export type Locale = typeof locales[number]
export const defaultLocale: Locale = 'en_US'

/** Puts a phrase into a language; a phrase that its dictionary lacks stays English, never blank. */
export type Translate = (phrase: string, ...args: Array<string | number>) => string

/** The dictionaries of every language. */
export interface Phrases {
  translator: (locale: Locale) => Translate
  /** The phrases a language has a translation for. */
  dictionary: (locale: Locale) => ReadonlyMap<string, string>
}

/** Reads the dictionaries `i18n/<locale>.csv` of all rooms and modules below a folder; the format is the original's. */
export function createPhrases (folder: string): Phrases {
  const dictionaries = new Map(locales.map(locale => [locale, new Map<string, string>()]))
  for (const file of listDictionaryFiles(folder)) {
    const dictionary = dictionaries.get(basename(file, '.csv') as Locale)
    if (dictionary === undefined) continue
    for (const [phrase, translation] of readDictionary(file)) dictionary.set(phrase, translation)
  }
  return toPhrases(dictionaries)
}

/** The dictionaries with more phrases behind them; where both have one, the own one stands. */
export function extendPhrases (own: Phrases, more: ReadonlyArray<ReadonlyMap<string, ReadonlyMap<string, string>>>): Phrases {
  if (more.length === 0) return own
  const all = new Map(locales.map(locale => [locale, new Map([...more.flatMap(dictionaries => [...dictionaries.get(locale) ?? []]), ...own.dictionary(locale)])]))
  return toPhrases(all)
}

function toPhrases (dictionaries: ReadonlyMap<Locale, ReadonlyMap<string, string>>): Phrases {
  return {
    dictionary: locale => dictionaries.get(locale)!,
    translator: locale => {
      const dictionary = dictionaries.get(locale)!
      return (phrase, ...args) => fillPhrase(dictionary.get(phrase) ?? phrase, args)
    }
  }
}

/** Recognises one of our locales; everything else is undefined. */
export function toLocale (code: string | null | undefined): Locale | undefined {
  return locales.find(locale => locale === code)
}

/** `it_IT` as browsers and Intl write it: `it-IT`. */
export function toLanguageTag (locale: string): string {
  return locale.replace('_', '-')
}

/** Every dictionary file below a folder, in a stable order. */
export function listDictionaryFiles (folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /(^|[/\\])i18n[/\\][a-z]{2}_[A-Z]{2}\.csv$/.test(file))
    .sort()
    .map(file => join(folder, file))
}

function readDictionary (file: string): Array<[string, string]> {
  const rows = parse(readFileSync(file), { bom: true, relaxColumnCount: true, skipEmptyLines: true }) as string[][]
  // A phrase that somebody has yet to translate stays English.
  return rows.filter(row => row.length >= 2 && row[1] !== '').map(row => [row[0]!, row[1]!])
}
