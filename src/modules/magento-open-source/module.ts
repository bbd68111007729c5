import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { backendModels } from './backend-models.ts'
import { menu } from './menu.ts'
import { sourceModels } from './source-models.ts'

/** The rest of Magento Open Source: menu, ACL and the models of configuration fields, of modules whose pages are not built. */
export const magentoOpenSourceModule = defineModule({ name: 'Backroom_MagentoOpenSource', sequence: ['Magento_Backend', 'Magento_Store', 'Magento_Config', 'Magento_User', 'Magento_Integration'], acl, menu, sourceModels, backendModels })
