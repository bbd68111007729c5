import { findDayStart, toNextDay } from '../../../kernel/zoned-day.ts'
import { marketplaces } from '../stores/marketplaces.ts'
import type { ErrorLogFilter } from './error-log-table.ts'

/** The grid's filter as it was typed. */
export interface TypedErrorFilter {
  readonly code: string
  readonly region: string
  readonly from: string
  readonly to: string
}

/** Stands in the address for entries that concern no single region. */
export const noRegion = 'none'

/** Reads the filter of an address. */
export function readErrorFilter (query: URLSearchParams): TypedErrorFilter {
  const text = (name: string): string => (query.get(name) ?? '').trim().slice(0, 64)
  return { code: text('code'), region: text('region'), from: text('created[from]'), to: text('created[to]') }
}

/** What the typed filter means, the days in a time zone; `wrongDays` are those that are no day and narrow nothing. */
export function toErrorFilter (typed: TypedErrorFilter, timeZone: string): { readonly filter: ErrorLogFilter, readonly wrongDays: readonly string[] } {
  const [from, to] = [findDayStart(typed.from, timeZone), findDayStart(typed.to, timeZone)]
  const region = [noRegion, ...marketplaces.map(({ code }) => code)].find(known => known === typed.region)
  return {
    filter: {
      ...typed.code === '' ? {} : { code: typed.code },
      ...region === undefined ? {} : { region: region === noRegion ? '' : region },
      ...from === undefined ? {} : { from },
      ...to === undefined ? {} : { until: findDayStart(toNextDay(typed.to), timeZone)! }
    },
    wrongDays: [...typed.from !== '' && from === undefined ? [typed.from] : [], ...typed.to !== '' && to === undefined ? [typed.to] : []]
  }
}
