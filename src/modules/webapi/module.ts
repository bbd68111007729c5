import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { defaults } from './defaults.ts'
import { system } from './system.ts'

/** Services > Magento Web API. */
export const webapiModule = defineModule({ name: 'Magento_Webapi', sequence: ['Magento_Config'], acl, system, defaults })
