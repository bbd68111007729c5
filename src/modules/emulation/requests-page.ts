import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { FindTimeZone } from '../../admin/time-zone.ts'
import { findDateFormat } from '../../kernel/view/date-format.ts'
import { toLanguageTag } from '../../kernel/phrases.ts'
import { toListPage } from '../../admin/list-page.ts'
import type { GatewayRequest, GatewayRequests } from './gateway-requests.ts'
import { readRequestFilter, type TypedFilter } from './request-filter.ts'

export interface RequestPageOptions {
  readonly gatewayRequests: GatewayRequests
  readonly findTimeZone: FindTimeZone
}

/** Where the list stands, below the admin front name. */
export const requestsPath = 'emulation/requests'

/** Shows the calls that the gateway was asked, newest first. */
export async function showRequests ({ gatewayRequests, findTimeZone }: RequestPageOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { translate, url } = admin
  const timeZone = await findTimeZone()
  const query = new URL(request.url, 'http://localhost').searchParams
  const { typed, filter, messages } = readRequestFilter(query, timeZone)
  const recordCount = await gatewayRequests.count(filter)
  const page = toListPage(query, recordCount, url(requestsPath), { path: typed.path, status: typed.status, 'received_at[from]': typed.from, 'received_at[to]': typed.to })
  const requests = await gatewayRequests.list(filter, page)
  const time = findDateFormat(toLanguageTag(admin.locale), timeZone)
  return await admin.page(reply, {
    template: 'emulation/requests.njk',
    title: translate('Gateway Requests'),
    bodyClass: 'emulation-requests-index',
    messages,
    model: {
      grid: {
        id: 'gatewayRequestGrid',
        caption: translate('Gateway Requests'),
        recordCount,
        filterAction: url(requestsPath),
        resetHref: url(requestsPath),
        pagination: page.pagination,
        columns: toColumns(admin, typed),
        rows: requests.map(call => ({ href: url(`emulation/requests/view/id/${call.id}`), cells: toCells(call, time.format(call.receivedAt)) })),
        emptyText: translate('The gateway was not asked anything yet, or nothing that fits the filter.')
      }
    }
  })
}

function toColumns ({ translate }: AdminContext, typed: TypedFilter['typed']): object[] {
  return [
    { key: 'received_at', label: translate('Time'), filter: { type: 'range', from: typed.from, to: typed.to } },
    { key: 'method', label: translate('Method') },
    { key: 'path', label: translate('Path'), filter: { type: 'text', value: typed.path } },
    { key: 'status', label: translate('Status'), align: 'right', filter: { type: 'text', value: typed.status } },
    { key: 'duration', label: translate('Milliseconds'), align: 'right' },
    { key: 'fingerprint', label: translate('Key fingerprint') }
  ]
}

function toCells ({ method, path, status, durationMs, keyFingerprint }: GatewayRequest, time: string): object {
  return { received_at: time, method, path, status: String(status), duration: String(durationMs), fingerprint: keyFingerprint ?? '' }
}
