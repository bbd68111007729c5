import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { backendModels } from './backend-models.ts'
import { defaults } from './defaults.ts'
import { menu } from './menu.ts'
import { sourceModels } from './source-models.ts'
import { system } from './system.ts'

/** The Admin itself: start page, search, notifications, pages that are not built yet. */
export const backendModule = defineModule({ name: 'Magento_Backend', acl, menu, system, defaults, sourceModels, backendModels })
