import type { FastifyRequest } from 'fastify'
import type { ScopeConfig } from '../config/scope-config.ts'

const placeholder = '{{base_url}}'

/** Finds the base URL that pages give to scripts: the configured one, else the address under which the request came; ends with a slash. */
export function createFindBaseUrl (scopeConfig: ScopeConfig, ownBaseUrl: string | undefined) {
  let last = { address: '', href: '/' }
  return async (request: FastifyRequest): Promise<string> => {
    const configured = await scopeConfig.getValue('web/unsecure/base_url')
    const address = configured === null || configured === placeholder ? ownBaseUrl ?? `${request.protocol}://${request.host}` : configured
    // Taking an address apart costs more than reading it; it seldom changes.
    if (address !== last.address) last = { address, href: URL.canParse(address) ? new URL(address).href.replace(/\/?$/, '/') : '/' }
    return last.href
  }
}
