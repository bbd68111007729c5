import type { SourceModel } from '../../../config/models.ts'
import { rememberByLocale } from './localized-options.ts'

// A Sunday; the days that follow give the names in the original's order, Sunday first as 0.
const sunday = Date.UTC(2023, 0, 1)
const dayLength = 24 * 60 * 60 * 1000

/** The days of the week by their names in the reader's language. */
export const weekdays: SourceModel = {
  options: rememberByLocale(languageTag => {
    const format = new Intl.DateTimeFormat(languageTag, { weekday: 'long', timeZone: 'UTC' })
    return Array.from({ length: 7 }, (_, day) => ({ value: String(day), label: format.format(sunday + day * dayLength), localized: true }))
  })
}
