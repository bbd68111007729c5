import type { SourceModel } from '../../../config/models.ts'
import { currencyCodes } from '../currency-codes.ts'
import { rememberByLocale, sortByLabel } from './localized-options.ts'

/** Every currency that an installation knows, by its name in the reader's language. */
export const currencies: SourceModel = {
  options: rememberByLocale(languageTag => {
    const names = new Intl.DisplayNames(languageTag, { type: 'currency' })
    return sortByLabel(currencyCodes.map(code => ({ value: code, label: names.of(code) ?? code, localized: true })), languageTag)
  })
}
