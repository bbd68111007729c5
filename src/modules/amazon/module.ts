import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { defaults } from './defaults.ts'
import { menu } from './menu.ts'
import { system } from './system.ts'

/** The Amazon Sales Channel. */
export const amazonModule = defineModule({ name: 'Magento_Amazon', sequence: ['Magento_ServicesConnector', 'Magento_Store'], acl, menu, system, defaults })
