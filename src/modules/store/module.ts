import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { backendModels } from './backend-models.ts'
import { defaults } from './defaults.ts'
import { menu } from './menu.ts'
import { sourceModels } from './source-models.ts'
import { system } from './system.ts'

/** Websites, stores and store views, and what General and Web say of them. */
export const storeModule = defineModule({ name: 'Magento_Store', sequence: ['Magento_Backend'], acl, menu, system, defaults, sourceModels, backendModels })
