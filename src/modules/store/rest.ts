import { z } from 'zod'
import { createNoSuchEntity } from '../../admin/rest/service-error.ts'
import { defineService, type ServiceRoute } from '../../admin/rest/service-route.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { ScopeDirectory } from '../../config/scope.ts'
import type { Database } from '../../kernel/database/database.ts'
import { listGroups } from './group-table.ts'
import { findStoreAddresses } from './store-addresses.ts'
import { listStores, type StoreView } from './store-table.ts'
import { listWebsites } from './website-table.ts'

export interface StoreServiceOptions {
  readonly database: Database
  readonly scopeConfig: ScopeConfig
  readonly scopes: ScopeDirectory
  /** The address of this process, where the environment names one; ends with a slash. */
  readonly ownBaseUrl: string
}

const id = z.number().int()
const website = z.object({ id, code: z.string(), name: z.string(), default_group_id: id })
const group = z.object({ id, website_id: id, root_category_id: id, default_store_id: id, name: z.string(), code: z.string() })
const view = z.object({ id, code: z.string(), name: z.string(), website_id: id, store_group_id: id, is_active: z.number().int() })
const addresses = z.object({ base_url: z.string(), base_link_url: z.string(), base_static_url: z.string(), base_media_url: z.string(), secure_base_url: z.string(), secure_base_link_url: z.string(), secure_base_static_url: z.string(), secure_base_media_url: z.string() })
const settings = z.object({ locale: z.string(), base_currency_code: z.string(), default_display_currency_code: z.string(), timezone: z.string(), weight_unit: z.string() })
const storeConfig = z.object({ id, code: z.string(), website_id: id, ...settings.shape, ...addresses.shape })

/** Where each value of a store view stands in the configuration. */
const settingPaths: Readonly<Record<keyof z.infer<typeof settings>, string>> = {
  locale: 'general/locale/code',
  base_currency_code: 'currency/options/base',
  default_display_currency_code: 'currency/options/default',
  timezone: 'general/locale/timezone',
  weight_unit: 'general/locale/weight_unit'
}

/** The services of Magento_Store: websites, stores, store views, and what is configured for each view. */
export function listStoreServices (options: StoreServiceOptions): ServiceRoute[] {
  const { database } = options
  const shared = { method: 'GET', tag: 'Stores', resource: 'Magento_Backend::store', isOpenable: true } as const
  return [
    defineService({
      ...shared,
      path: '/V1/store/websites',
      summary: 'List websites',
      answer: z.array(website),
      handle: async () => (await listWebsites(database, { withAdmin: true })).map(({ id, code, name, defaultGroupId }) => ({ id, code, name, default_group_id: defaultGroupId }))
    }),
    defineService({
      ...shared,
      path: '/V1/store/storeGroups',
      summary: 'List stores',
      answer: z.array(group),
      handle: async () => (await listGroups(database, { withAdmin: true })).map(({ id, websiteId, rootCategoryId, defaultStoreId, name, code }) => ({ id, website_id: websiteId, root_category_id: rootCategoryId, default_store_id: defaultStoreId, name, code }))
    }),
    defineService({
      ...shared,
      path: '/V1/store/storeViews',
      summary: 'List store views',
      answer: z.array(view),
      handle: async () => (await listStores(database, { withAdmin: true })).map(({ id, code, name, websiteId, groupId, isActive }) => ({ id, code, name, website_id: websiteId, store_group_id: groupId, is_active: Number(isActive) }))
    }),
    defineService({
      ...shared,
      path: '/V1/store/storeConfigs',
      summary: 'List what is configured for store views',
      query: z.object({ storeCodes: z.array(z.string().max(32)).max(1000).optional() }),
      answer: z.array(storeConfig),
      handle: async ({ query: { storeCodes } }) => await listStoreConfigs(options, storeCodes)
    })
  ]
}

async function listStoreConfigs (options: StoreServiceOptions, codes: readonly string[] | undefined): Promise<unknown[]> {
  const views = await listStores(options.database)
  const chosen = codes === undefined ? views : views.filter(({ code }) => codes.includes(code))
  return await Promise.all(chosen.map(async view => await toStoreConfig(options, view)))
}

async function toStoreConfig ({ scopeConfig, scopes, ownBaseUrl }: StoreServiceOptions, { id, code, websiteId }: StoreView): Promise<z.infer<typeof storeConfig>> {
  const scope = await scopes.findStore(String(id))
  if (scope === undefined) throw createNoSuchEntity('id', id)
  const values = await Promise.all(Object.entries(settingPaths).map(async ([name, path]) => [name, await scopeConfig.getValue(path, scope) ?? '']))
  const secure = await findStoreAddresses(scopeConfig, scope, 'secure', ownBaseUrl)
  return {
    id,
    code,
    website_id: websiteId,
    ...Object.fromEntries(values) as z.infer<typeof settings>,
    ...await findStoreAddresses(scopeConfig, scope, 'unsecure', ownBaseUrl),
    secure_base_url: secure.base_url,
    secure_base_link_url: secure.base_link_url,
    secure_base_static_url: secure.base_static_url,
    secure_base_media_url: secure.base_media_url
  }
}
