import { defineModule } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { defaults } from './defaults.ts'
import { system } from './system.ts'

/** What is emulated where originals differ, and what the gateway was asked. */
export const emulationModule = defineModule({ name: 'Backroom_Emulation', sequence: ['Magento_Config', 'Magento_Store'], acl, system, defaults })
