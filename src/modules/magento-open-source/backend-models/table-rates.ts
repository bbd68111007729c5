import { parse } from 'csv-parse/sync'
import { createFieldError } from '../../../config/field-error.ts'
import type { BackendModel } from '../../../config/models.ts'
import { findCountryCode } from '../../store/find-country.ts'
import { findRegionId } from '../../store/source-models/regions.ts'

const table = 'shipping_tablerate'
/** SQL engines take no more than some hundred values at once. */
const rowsAtOnce = 50

/** What a rate depends on, by its name in the configuration, and the column that says it. */
const conditions: Readonly<Record<string, string>> = {
  package_weight: 'Weight (and above)',
  package_value: 'Order Subtotal (and above)',
  package_value_with_discount: 'Order Subtotal (and above)',
  package_qty: '# of Items (and above)'
}
const [country, region, zip, price] = ['Country', 'Region/State', 'Zip/Postal Code', 'Shipping Price'] as const

/** A row of the original's table: a place is 0 or * for "any". */
interface Rate {
  readonly dest_country_id: string
  readonly dest_region_id: number
  readonly dest_zip: string
  readonly condition_value: number
  readonly price: number
}

/**
 * The rates of a website for one condition, from a CSV file as the original exports it. The whole file is checked first; then it takes
 * the place of what was there.
 */
export const tableRates: BackendModel = {
  extensions: ['csv', 'txt'],
  async keepUpload ({ content }, { scope, valueOf }) {
    const condition = await valueOf('carriers/tablerate/condition_name') ?? ''
    const column = conditions[condition]
    if (column === undefined) throw createFieldError('Choose the condition of the table rates before their file.')
    const rates = readRates(content.toString('utf8'), column)
    return async transaction => {
      const place = { website_id: scope.id, condition_name: condition }
      await transaction(table).where(place).delete()
      for (let first = 0; first < rates.length; first += rowsAtOnce) {
        await transaction(table).insert(rates.slice(first, first + rowsAtOnce).map(rate => ({ ...place, ...rate })))
      }
    }
  }
}

function readRates (text: string, condition: string): Rate[] {
  const rows = readRows(text)
  const missing = [country, region, zip, condition, price].find(name => !Object.hasOwn(rows[0]?.cells ?? {}, name))
  if (missing !== undefined) throw createFieldError('The table rates file lacks the column "%1", or has no rates.', missing)
  const seen = new Map<string, number>()
  return rows.map(({ line, cells }) => {
    const rate = toRate(line, cells, condition)
    const key = JSON.stringify({ ...rate, price: 0 })
    const earlier = seen.get(key)
    if (earlier !== undefined) throw createFieldError('Row %1 of the table rates is for the same as row %2.', String(line), String(earlier))
    seen.set(key, line)
    return rate
  })
}

interface Row { readonly line: number, readonly cells: Readonly<Record<string, string>> }

function readRows (text: string): Row[] {
  try {
    const rows = parse(text, { bom: true, columns: true, info: true, trim: true, skip_empty_lines: true }) as unknown as ReadonlyArray<{ info: { lines: number }, record: Record<string, string> }>
    return rows.map(({ info, record }) => ({ line: info.lines, cells: record }))
  } catch {
    throw createFieldError('The table rates could not be read. Save them as CSV, with commas between the columns.')
  }
}

function toRate (line: number, cells: Row['cells'], condition: string): Rate {
  const [countryText, regionText] = [cells[country]!, cells[region]!]
  const countryId = isAny(countryText) ? '0' : findCountryCode(countryText)
  if (countryId === undefined) throw createFieldError('Row %1 of the table rates: the country "%2" is not known here.', String(line), countryText.slice(0, 40))
  const regionId = isAny(regionText) ? 0 : findRegionId(countryId, regionText)
  if (regionId === undefined) throw createFieldError('Row %1 of the table rates: the region "%2" is not known here.', String(line), regionText.slice(0, 40))
  return {
    dest_country_id: countryId,
    dest_region_id: regionId,
    dest_zip: isAny(cells[zip]!) ? '*' : cells[zip]!.slice(0, 10),
    condition_value: toAmount(line, condition, cells),
    price: toAmount(line, price, cells)
  }
}

function isAny (text: string): boolean {
  return text === '*' || text === ''
}

function toAmount (line: number, column: string, cells: Row['cells']): number {
  const text = cells[column]!
  if (!/^\d+(?:\.\d+)?$/.test(text)) throw createFieldError('Row %1 of the table rates: "%2" under "%3" is no number from zero up.', String(line), text.slice(0, 40), column)
  return Number(Number(text).toFixed(4))
}
