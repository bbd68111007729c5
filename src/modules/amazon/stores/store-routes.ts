import type { AdminArea } from '../../../admin/area.ts'
import { addDeleteRoutes } from './delete-routes.ts'
import { addDetailsRoutes } from './details-routes.ts'
import { addSettingsRoutes } from './settings-routes.ts'
import { addStatusRoutes } from './status-routes.ts'
import { addStoreRoutes } from './add-store-routes.ts'
import type { StorePageOptions } from './store-page.ts'

/** Registers every page of Amazon stores; the area given stands behind the key check. */
export function registerStoreRoutes (channel: AdminArea, options: StorePageOptions): void {
  addStoreRoutes(channel, options)
  addDetailsRoutes(channel, options)
  addStatusRoutes(channel, options)
  addSettingsRoutes(channel, options)
  addDeleteRoutes(channel, options)
}
