import { createRequire } from 'node:module'
import { countryCodes } from './country-codes.ts'

const require = createRequire(import.meta.url)

const known = new Set(countryCodes)

/** The two-letter code of a country, from that or from its three-letter code; undefined for another text. */
export function findCountryCode (text: string): string | undefined {
  if (known.has(text)) return text
  // Read when it is first needed: the package takes 30 ms.
  const { iso31661 } = require('iso-3166') as typeof import('iso-3166')
  return text.length === 3 ? iso31661.find(({ alpha3 }) => alpha3 === text)?.alpha2 : undefined
}
