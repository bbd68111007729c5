import type { MenuItem } from '../../admin/menu.ts'

/** Stores > All Stores. */
export const menu: readonly MenuItem[] = [
  { id: 'Magento_Backend::system_store', title: 'All Stores', parent: 'Magento_Backend::stores_settings', sortOrder: 10, action: 'admin/system_store', resource: 'Magento_Backend::store', pageTitle: 'Stores' }
]
