import type { Message } from '../../kernel/http/messages.ts'
import { parseZonedMoment } from '../../kernel/zoned-day.ts'
import type { GatewayRequestFilter } from './gateway-requests.ts'

/** The filter of the list as it was typed, as it is understood, and what of it is not. */
export interface TypedFilter {
  readonly typed: Readonly<Record<'path' | 'status' | 'from' | 'to', string>>
  readonly filter: GatewayRequestFilter
  readonly messages: readonly Message[]
}

/** Reads the filter from an address; what cannot be understood is kept, said and left out. Times are of the Admin's time zone. */
export function readRequestFilter (query: URLSearchParams, timeZone: string): TypedFilter {
  const take = (name: string): string => (query.get(name) ?? '').trim().slice(0, 255)
  const typed = { path: take('path'), status: take('status'), from: take('received_at[from]'), to: take('received_at[to]') }
  const status = /^[1-5](?:xx|\d\d)$/i.test(typed.status) ? Number(typed.status.replace(/xx$/i, '')) : undefined
  const from = parseZonedMoment(typed.from, timeZone)
  const to = parseZonedMoment(typed.to, timeZone)
  const isBadTime = (typed.from !== '' && from === undefined) || (typed.to !== '' && to === undefined)
  return {
    typed,
    filter: {
      ...typed.path === '' ? {} : { path: typed.path },
      ...status === undefined ? {} : { status },
      ...from === undefined ? {} : { from },
      ...to === undefined ? {} : { to }
    },
    messages: [
      ...typed.status !== '' && status === undefined ? [{ type: 'warning', phrase: 'A status is a number such as 403, or 4xx for all that begin with 4. The list is not narrowed by it.' } as const] : [],
      ...isBadTime ? [{ type: 'warning', phrase: 'A time is written as 2026-12-31 or 2026-12-31 23:59. The list is not narrowed by it.' } as const] : []
    ]
  }
}
