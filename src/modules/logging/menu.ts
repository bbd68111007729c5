import type { MenuItem } from '../../admin/menu.ts'

/** The Report beside the Bulk Actions, where Adobe Commerce has it. */
export const menu: readonly MenuItem[] = [
  { id: 'Magento_Logging::system_magento_logging_events', title: 'Report', parent: 'Magento_AsynchronousOperations::system_magento_logging', sortOrder: 10, action: 'admin/logging', resource: 'Magento_Logging::magento_logging_events', pageTitle: 'Report' }
]
