import { defineModule } from '../../admin/module.ts'

/** The Admin's start page. */
export const dashboardModule = defineModule({ name: 'Backroom_Dashboard', sequence: ['Magento_Amazon', 'Magento_ServicesConnector'] })
