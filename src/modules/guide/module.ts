import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { menu } from './menu.ts'

/** The guide page's procedure beside the screen: each step lights up while it is really true. */
export const guideModule = defineModule({ name: 'Backroom_Guide', sequence: ['Magento_Amazon', 'Magento_Config', 'Magento_ServicesConnector'], acl, menu })
