import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { menu } from './menu.ts'

/** Any situation on demand, and the clock; only developer mode has it. */
export const situationsModule = defineModule({ name: 'Backroom_Situations', sequence: ['Magento_Amazon', 'Magento_User'], acl, menu })
