import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { menu } from './menu.ts'

/** What is unsafe in this installation, as a page and as the command `check`. */
export const systemCheckModule = defineModule({ name: 'Backroom_SystemCheck', sequence: ['Magento_Backend', 'Magento_User'], acl, menu })
