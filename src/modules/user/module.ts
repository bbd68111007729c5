import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { menu } from './menu.ts'

/** Admin users: signing in and out, the own account. */
export const userModule = defineModule({ name: 'Magento_User', sequence: ['Magento_Authorization'], acl, menu })
