import type { MenuItem } from '../../admin/menu.ts'

/** Stores > Configuration. */
export const menu: readonly MenuItem[] = [
  { id: 'Magento_Config::system_config', title: 'Configuration', parent: 'Magento_Backend::stores_settings', sortOrder: 20, action: 'admin/system_config', resource: 'Magento_Config::config' }
]
