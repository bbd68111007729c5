import { toLanguageTag, type Locale } from '../kernel/phrases.ts'

/** A region of Amazon's marketplaces; sellers register in one of the first two, as the channel sells in no other. */
export type Region = 'NA' | 'EU' | 'FE' | 'CN'

/** The region of a seller account. */
export type SellerRegion = Extract<Region, 'NA' | 'EU'>

/** Region by the channel's country code (facts: B.5); the United Kingdom is GB. */
const regions: Readonly<Record<string, Region>> = {
  US: 'NA',
  CA: 'NA',
  MX: 'NA',
  BR: 'NA',
  GB: 'EU',
  DE: 'EU',
  FR: 'EU',
  IT: 'EU',
  ES: 'EU',
  IN: 'EU',
  TR: 'EU',
  JP: 'FE',
  AU: 'FE',
  CN: 'CN'
}

/** The region a country's marketplace belongs to; undefined where Amazon has none. */
export function findRegion (countryCode: string): Region | undefined {
  return Object.hasOwn(regions, countryCode) ? regions[countryCode] : undefined
}

/** Recognises what a form says of a seller account's region. */
export function toSellerRegion (text: string | undefined): SellerRegion | undefined {
  return text === 'NA' || text === 'EU' ? text : undefined
}

/** The name of a country in a language, with the channel's code for it: `United States (US)`. */
export function toCountryName (countryCode: string, locale: Locale): string {
  return `${new Intl.DisplayNames([toLanguageTag(locale)], { type: 'region' }).of(countryCode) ?? ''} (${countryCode})`
}
