import { join } from 'node:path'
import { packageRoot } from '../../src/kernel/paths.ts'
import { createPhrases, locales, toLanguageTag } from '../../src/kernel/phrases.ts'

const phrases = createPhrases(join(packageRoot, 'src'))

/** One run of the procedure a language: what the browser asks for, and how a phrase reads there. */
export const localeRuns = locales.map(locale => ({
  locale,
  language: toLanguageTag(locale),
  __: phrases.translator(locale)
}))

/** Matches whatever holds a text. */
export function contains (text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
}
