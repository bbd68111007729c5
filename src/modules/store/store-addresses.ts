import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Scope } from '../../config/scope.ts'

/** The addresses of a store view as its services tell them; each ends with a slash. */
export interface StoreAddresses {
  readonly base_url: string
  readonly base_link_url: string
  readonly base_static_url: string
  readonly base_media_url: string
}

/** Reads the addresses at a scope, with the placeholders of the original filled in; `ownBaseUrl` is that of this process. */
export async function findStoreAddresses (scopeConfig: Pick<ScopeConfig, 'getValue'>, scope: Scope, kind: 'unsecure' | 'secure', ownBaseUrl: string): Promise<StoreAddresses> {
  const read = async (part: string, from = kind): Promise<string> => await scopeConfig.getValue(`web/${from}/${part}`, scope) ?? ''
  const unsecure = withSlash((await read('base_url', 'unsecure')).replace('{{base_url}}', ownBaseUrl))
  const base = kind === 'unsecure' ? unsecure : withSlash((await read('base_url')).replace('{{unsecure_base_url}}', unsecure).replace('{{base_url}}', ownBaseUrl))
  const toAddress = async (part: string, usual: string): Promise<string> => {
    const configured = await read(part)
    return withSlash((configured === '' ? usual : configured).replace('{{unsecure_base_url}}', unsecure).replace('{{secure_base_url}}', base).replace('{{base_url}}', ownBaseUrl))
  }
  return {
    base_url: await toAddress('base_web_url', base),
    base_link_url: await toAddress('base_link_url', base),
    base_static_url: await toAddress('base_static_url', `${base}static/`),
    base_media_url: await toAddress('base_media_url', `${base}media/`)
  }
}

function withSlash (url: string): string {
  return url === '' ? '' : url.replace(/\/*$/, '/')
}
