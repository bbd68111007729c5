import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { backendModels } from './backend-models.ts'
import { defaults } from './defaults.ts'
import { menu } from './menu.ts'
import { sourceModels } from './source-models.ts'
import { system } from './system.ts'

/** Stores > Settings > Configuration. */
export const configModule = defineModule({ name: 'Magento_Config', sequence: ['Magento_Store', 'Magento_User'], acl, menu, system, defaults, sourceModels, backendModels })
