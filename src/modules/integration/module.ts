import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { defaults } from './defaults.ts'
import { menu } from './menu.ts'
import { system } from './system.ts'

/** Services > OAuth and System > Integrations. */
export const integrationModule = defineModule({ name: 'Magento_Integration', sequence: ['Magento_Config'], acl, menu, system, defaults })
