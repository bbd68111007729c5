import { createRequire } from 'node:module'
import type { Option } from '../../../config/declaration.ts'
import type { SourceModel } from '../../../config/models.ts'
import { rememberByLocale, sortByLabel } from './localized-options.ts'

/**
 * The regions of the original's table `directory_country_region`: by country the id of the first one, then the codes in the
 * order of the ids. What ISO 3166-2 has not (or not any more) carries its name behind an equals sign. Latvia's districts of
 * before 2021 (ids 355 to 474) and the countries that later versions added are left out.
 */
const table: ReadonlyArray<readonly [country: string, firstId: number, codes: string]> = [
  ['US', 1, 'AL AK AS AZ AR =Armed_Forces_Africa =Armed_Forces_Americas =Armed_Forces_Canada =Armed_Forces_Europe =Armed_Forces_Middle_East =Armed_Forces_Pacific ' +
    'CA CO CT DE DC =Federated_States_Of_Micronesia FL GA GU HI ID IL IN IA KS KY LA ME =Marshall_Islands MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND MP OH OK OR ' +
    '=Palau PA PR RI SC SD TN TX UT VT VI VA WA WV WI WY'],
  ['CA', 66, 'AB BC MB NL NB NS NT NU ON PE QC SK YT'],
  ['DE', 79, 'NI BW BY BE BB HB HH HE MV NW RP SL SN ST SH TH'],
  ['AT', 95, '9 3 4 5 2 6 7 1 8'],
  ['CH', 104, 'AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH'],
  ['ES', 130, 'C VI AB A AL O AV BA PM B BU CC CA S CS CE CR CO CU GI GR GU SS H HU J LO GC LE L LU M MA ML MU NA OR P PO SA TF SG SE SO T TE TO V VA BI ZA Z'],
  ['FR', 182, '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 2A 2B 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 ' +
    '51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 =Paris 76 77 78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95'],
  ['RO', 278, 'AB AR AG BC BH BN BT BV BR B BZ CS CL CJ CT CV DB DJ GL GR GJ HR HD IL IS IF MM MH MS NT OT PH SM SJ SB SV TR TM TL VS VL VN'],
  ['FI', 320, '10 14 05 13 15 04 03 12 11 17 07 08 19 02 16 06 18 =Itä-Uusimaa 09 01'],
  ['EE', 340, '37 39 45 50 52 56 60 64 68 71 74 79 81 84 87'],
  ['LT', 475, 'AL KU KL MR PN SA TA TE UT VL'],
  ['BR', 485, 'AC AL AP AM BA CE ES GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO DF']
]

const require = createRequire(import.meta.url)

let names: ReadonlyMap<string, string> | undefined

/** Every region with its country's name in the reader's language as heading. */
function listByCountry (languageTag: string): readonly Option[] {
  names ??= readNames()
  const countryNames = new Intl.DisplayNames(languageTag, { type: 'region' })
  return sortByLabel(table.map(([country, firstId, codes]) => ({
    value: '',
    label: countryNames.of(country) ?? country,
    localized: true,
    options: codes.split(' ').map((code, index) => ({ value: String(firstId + index), label: toName(country, code), localized: true }))
  })), languageTag)
}

/** Read when somebody first asks for regions: the package takes 30 ms, which every start and every command would pay. */
function readNames (): ReadonlyMap<string, string> {
  const { iso31662 } = require('iso-3166') as typeof import('iso-3166')
  return new Map(iso31662.map(({ code, name }) => [code, name]))
}

function toName (country: string, code: string): string {
  // Outside ISO: the name itself, blanks written as underscores.
  if (code.startsWith('=')) return code.slice(1).replaceAll('_', ' ')
  return names?.get(`${country}-${code}`) ?? code
}

/** The id of a region by its code or its name; undefined where the country has none of these. */
export function findRegionId (country: string, text: string): number | undefined {
  names ??= readNames()
  const [, firstId = 0, codes = ''] = table.find(([code]) => code === country) ?? []
  const index = codes.split(' ').findIndex(code => code !== '' && (code === text || toName(country, code).toLowerCase() === text.toLowerCase()))
  return index === -1 ? undefined : firstId + index
}

/** The regions of every country that has some, by the ids that the original stores. */
export const regionsByCountry: SourceModel = {
  options: rememberByLocale(listByCountry)
}

/** The same regions as one list, behind the choice of any. */
export const anyRegion: SourceModel = {
  options: rememberByLocale(languageTag => [
    { value: '0', label: '*', localized: true },
    ...sortByLabel(listByCountry(languageTag).flatMap(({ label: country, options = [] }) => options.map(option => ({ ...option, label: `${option.label} (${country})` }))), languageTag)
  ])
}
