import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { menu } from './menu.ts'

/** Roles and what they may do. */
export const authorizationModule = defineModule({ name: 'Magento_Authorization', sequence: ['Magento_Backend'], acl, menu })
