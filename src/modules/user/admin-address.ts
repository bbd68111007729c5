import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Env } from '../../kernel/env.ts'

/**
 * Finds the address of the Admin for letters: the custom Admin URL, else the configured base URL, else BASE_URL, else where
 * this process listens. Never from a request: its Host header is whatever its sender likes.
 */
export function createFindAdminAddress (scopeConfig: ScopeConfig, env: Pick<Env, 'baseUrl' | 'host' | 'port' | 'adminFrontName'>) {
  const own = env.baseUrl ?? `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${env.port}`
  return async (): Promise<string> => {
    const custom = await scopeConfig.getFlag('admin/url/use_custom') ? await scopeConfig.getValue('admin/url/custom') : null
    const secure = await scopeConfig.getFlag('web/secure/use_in_adminhtml') ? await scopeConfig.getValue('web/secure/base_url') : null
    const found = [custom, secure, await scopeConfig.getValue('web/unsecure/base_url')].find(address => address !== null && URL.canParse(address))
    return `${(found ?? own).replace(/\/+$/, '')}/${env.adminFrontName}/`
  }
}
