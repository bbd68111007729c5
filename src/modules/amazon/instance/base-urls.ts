import type { ScopeConfig } from '../../../config/scope-config.ts'
import { defaultScope, type Scope } from '../../../config/scope.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { readRows } from '../../../kernel/database/read-rows.ts'
import { listStores } from '../../store/store-table.ts'

/** The addresses of the active store views by code, without scheme and closing slash, as the original remembers them. */
export type BaseUrls = Readonly<Record<string, { readonly http: string, readonly https: string }>>

export interface BaseUrlOptions {
  readonly database: Database
  readonly scopeConfig: ScopeConfig
  /** Whether anything but rows gives values to single websites or store views: then each view is asked for by itself. */
  readonly areScoped: () => boolean
  /** The address of this process, where the environment names one. */
  readonly ownBaseUrl: string | undefined
}

const paths = { http: 'web/unsecure/base_url', https: 'web/secure/base_url' }

/** Reads the addresses of this instance. Most views inherit them: only those with rows of their own, or of their website's, are asked for. */
export async function findBaseUrls (options: BaseUrlOptions): Promise<BaseUrls> {
  const { database, areScoped } = options
  const rows = await readRows<{ scope: string, scope_id: number }>(database, 'select scope, scope_id from core_config_data where path in (?, ?)', [paths.http, paths.https])
  const own = new Set(rows.map(({ scope, scope_id: id }) => `${scope}/${id}`))
  const inherited = await findAt(options, defaultScope)
  const asksEach = areScoped()
  const urls: Record<string, BaseUrls[string]> = {}
  for (const { id, code, name, websiteId, isActive } of await listStores(database)) {
    if (!isActive) continue
    const isOwn = asksEach || own.has(`stores/${id}`) || own.has(`websites/${websiteId}`)
    urls[code] = isOwn ? await findAt(options, { type: 'stores', id, code, name, parents: [{ type: 'websites', id: websiteId }, defaultScope] }) : inherited
  }
  return urls
}

async function findAt ({ scopeConfig, ownBaseUrl }: BaseUrlOptions, scope: Scope): Promise<BaseUrls[string]> {
  const unsecure = (await scopeConfig.getValue(paths.http, scope) ?? '').replace('{{base_url}}', ownBaseUrl ?? '{{base_url}}')
  const secure = (await scopeConfig.getValue(paths.https, scope) ?? '').replace('{{unsecure_base_url}}', unsecure).replace('{{base_url}}', ownBaseUrl ?? '{{base_url}}')
  return { http: toPlain(unsecure), https: toPlain(secure) }
}

function toPlain (url: string): string {
  return url.trim().replace(/^https?:\/\//i, '').replace(/\/+$/, '')
}
