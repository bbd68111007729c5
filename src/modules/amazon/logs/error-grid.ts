import type { AdminContext, PageOptions } from '../../../admin/admin-context.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { toLanguageTag } from '../../../kernel/phrases.ts'
import { findDateFormat } from '../../../kernel/view/date-format.ts'
import { toListPage } from '../../../admin/list-page.ts'
import { marketplaces } from '../stores/marketplaces.ts'
import { noRegion, readErrorFilter, toErrorFilter } from './error-filter.ts'
import { countChannelErrors, listChannelErrors, type ChannelError } from './error-log-table.ts'

/** What is asked of the log: a page's address and query, and the one store it is about, if any. */
export interface ErrorGridRequest {
  readonly address: string
  readonly query: URLSearchParams
  readonly timeZone: string
  readonly storeUuid: string | undefined
}

/** The grid of the Communication Errors Log, newest first; a day that is none is said and narrows nothing. */
export async function toErrorGrid (database: Database, admin: AdminContext, { address, query, timeZone, storeUuid }: ErrorGridRequest): Promise<Pick<PageOptions, 'model' | 'messages'>> {
  const { translate } = admin
  const typed = readErrorFilter(query)
  const { filter, wrongDays } = toErrorFilter(typed, timeZone)
  const narrowed = storeUuid === undefined ? filter : { ...filter, storeUuid }
  const recordCount = await countChannelErrors(database, narrowed)
  const page = toListPage(query, recordCount, address, { code: typed.code, region: typed.region, 'created[from]': typed.from, 'created[to]': typed.to })
  const rows = await listChannelErrors(database, narrowed, page)
  const regions = listRegions(admin)
  return {
    messages: wrongDays.map(day => ({ type: 'error', phrase: 'There is no day "%1". Write days as 2026-03-31.', args: [day] })),
    model: {
      grid: {
        id: 'errorLog',
        caption: translate('Communication Errors Log'),
        recordCount,
        filterAction: address,
        resetHref: address,
        pagination: page.pagination,
        emptyText: Object.keys(filter).length > 0 ? translate('No entry matches the filter.') : translate('No communication error has been noted.'),
        columns: [
          { key: 'store', label: translate('Amazon Store Name') },
          { key: 'region', label: translate('Region'), filter: { type: 'select', value: typed.region, options: [{ value: '', label: '' }, ...regions] } },
          { key: 'code', label: translate('Error Code'), filter: { type: 'text', value: typed.code } },
          { key: 'message', label: translate('Message') },
          { key: 'created', label: translate('Created On'), sorted: 'descending', filter: { type: 'range', from: typed.from, to: typed.to } }
        ],
        rows: rows.map(row => ({ cells: toCells(admin, row, regions, timeZone) }))
      }
    }
  }
}

interface Region { readonly value: string, readonly label: string }

function listRegions ({ locale, translate }: AdminContext): Region[] {
  const names = new Intl.DisplayNames(toLanguageTag(locale), { type: 'region' })
  return [{ value: noRegion, label: translate('All regions') }, ...marketplaces.map(({ code, name }) => ({ value: code, label: names.of(code) ?? name }))]
}

function toCells ({ locale, translate, url }: AdminContext, { store, region, code, message, createdAt }: ChannelError, regions: readonly Region[], timeZone: string): object {
  return {
    store: store === undefined ? translate('All Amazon stores') : { text: store.name, href: url(`channel/amazon/store_details/uuid/${store.uuid}`) },
    region: regions.find(({ value }) => value === (region === '' ? noRegion : region))?.label ?? region,
    code,
    message,
    created: findDateFormat(toLanguageTag(locale), timeZone).format(createdAt)
  }
}
