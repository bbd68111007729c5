import type { Option } from '../../../config/declaration.ts'
import type { OptionContext } from '../../../config/models.ts'

/** Remembers the options of each language: names from Intl take many calls to gather. */
export function rememberByLocale (build: (languageTag: string) => readonly Option[]): (context: OptionContext) => readonly Option[] {
  const known = new Map<string, readonly Option[]>()
  return ({ locale }) => {
    const options = known.get(locale) ?? Object.freeze(build(locale.replaceAll('_', '-')))
    known.set(locale, options)
    return options
  }
}

/** Orders options by label as readers of the language expect. */
export function sortByLabel (options: readonly Option[], languageTag: string): readonly Option[] {
  const collator = new Intl.Collator(languageTag)
  return options.toSorted((one, other) => collator.compare(one.label, other.label))
}
