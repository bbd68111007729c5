/** Where the addresses of the gateways are kept; the paths are the original's, which has no fields for them: two parts are no path of a field. */
export const gatewayPaths = {
  production: 'services_connector/production_gateway_url',
  sandbox: 'services_connector/sandbox_gateway_url'
} as const

/** A gateway as it is written down: this process itself, another one (without a slash at its end), or nothing that can be asked. */
export type WrittenAddress = { readonly kind: 'own' } | { readonly kind: 'remote', readonly url: URL } | { readonly kind: 'unusable' }

/** Reads the address of a gateway: nothing and every path stand for this process. A user name in it would end in the evidence of verdicts. */
export function readGatewayAddress (value: string | null): WrittenAddress {
  const text = (value ?? '').trim()
  if (text === '' || /^\/(?![/\\])/.test(text)) return { kind: 'own' }
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined
  const isPlain = url !== undefined && `${url.username}${url.password}${url.search}${url.hash}` === ''
  return isPlain ? { kind: 'remote', url } : { kind: 'unusable' }
}
