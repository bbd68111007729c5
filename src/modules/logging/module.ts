import { defineModule } from '../../admin/module.ts'
import { defaults } from './defaults.ts'
import { menu } from './menu.ts'
import { system } from './system.ts'

/** System > Action Logs > Report: what was done, by whom and from where. */
export const loggingModule = defineModule({ name: 'Magento_Logging', sequence: ['Magento_Config', 'Backroom_MagentoOpenSource'], menu, system, defaults })
