import type { SourceModel } from '../../../config/models.ts'
import { countryCodes } from '../country-codes.ts'
import { rememberByLocale, sortByLabel } from './localized-options.ts'

/** Every country by its name in the reader's language. */
export const countries: SourceModel = {
  options: rememberByLocale(languageTag => {
    const names = new Intl.DisplayNames(languageTag, { type: 'region' })
    return sortByLabel(countryCodes.map(code => ({ value: code, label: names.of(code) ?? code, localized: true })), languageTag)
  })
}

/** The same behind an empty choice, for a select that may stay unset. */
export const optionalCountries: SourceModel = {
  options: context => [{ value: '', label: '--Please Select--' }, ...countries.options(context)]
}
