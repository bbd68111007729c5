import type { FastifyRequest } from 'fastify'

/** Whether a browser says that another site sent this request; scripts without a browser say nothing and pass. */
export function isFromAnotherSite (request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.origin
  return origin !== undefined && toHost(origin) !== request.host
}

function toHost (origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

/** Whether the sender is a script of the page that wants JSON back. */
export function isAjax (request: FastifyRequest): boolean {
  if (request.headers['x-requested-with'] === 'XMLHttpRequest') return true
  return (request.query as Record<string, unknown>)['isAjax'] !== undefined
}
