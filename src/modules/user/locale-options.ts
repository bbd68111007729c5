import { locales, toLanguageTag } from '../../kernel/phrases.ts'

/** The interface languages, each named in itself, so that whoever is lost in another one finds it. */
export function listLocaleOptions (): Array<{ value: string, label: string }> {
  return locales.map(locale => {
    const tag = toLanguageTag(locale)
    return { value: locale, label: new Intl.DisplayNames(tag, { type: 'language', languageDisplay: 'standard' }).of(tag) ?? locale }
  })
}
