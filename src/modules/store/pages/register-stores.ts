import type { AdminArea } from '../../../admin/area.ts'
import { registerAllStores } from './all-stores.ts'
import { registerStoreDeletion } from './delete-routes.ts'
import type { StorePagesOptions } from './form-page.ts'
import { registerStoreForms } from './form-routes.ts'

/** Registers Stores > Settings > All Stores under the original's URLs. */
export function registerStores (area: AdminArea, options: StorePagesOptions): void {
  registerAllStores(area, options.database)
  registerStoreForms(area, options)
  registerStoreDeletion(area, options)
}
