import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { backendModels } from './backend-models.ts'
import { menu } from './menu.ts'
import { openSourceModules } from './open-source-modules.ts'
import { sourceModels } from './source-models.ts'
import { system } from './system.ts'

/** The rest of Magento Open Source: menu, ACL, empty sections and the models of configuration fields, of modules whose pages are not built. */
export const magentoOpenSourceModule = defineModule({ name: 'Backroom_MagentoOpenSource', sequence: ['Magento_Backend', 'Magento_Store', 'Magento_Config', 'Magento_User', 'Magento_Integration'], standsFor: openSourceModules, acl, menu, system, sourceModels, backendModels })
