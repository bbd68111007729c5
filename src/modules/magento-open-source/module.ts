import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { menu } from './menu.ts'
import { openSourceModules } from './open-source-modules.ts'
import { system } from './system.ts'

/** The rest of Magento Open Source: menu, ACL and empty sections of modules whose pages and settings are not built. */
export const magentoOpenSourceModule = defineModule({ name: 'Backroom_MagentoOpenSource', sequence: ['Magento_Backend', 'Magento_Store', 'Magento_Config', 'Magento_User', 'Magento_Integration'], standsFor: openSourceModules, acl, menu, system })
