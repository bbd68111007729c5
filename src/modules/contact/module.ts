import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { defaults } from './defaults.ts'
import { system } from './system.ts'

/** General > Contacts. */
export const contactModule = defineModule({ name: 'Magento_Contact', sequence: ['Magento_Config'], acl, system, defaults })
