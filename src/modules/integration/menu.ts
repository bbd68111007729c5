import type { MenuItem } from '../../admin/menu.ts'

/** System > Extensions > Integrations. */
export const menu: readonly MenuItem[] = [
  { id: 'Magento_Integration::system_extensions', title: 'Extensions', parent: 'Magento_Backend::system', sortOrder: 45, resource: 'Magento_Integration::extensions' },
  { id: 'Magento_Integration::system_integrations', title: 'Integrations', parent: 'Magento_Integration::system_extensions', sortOrder: 10, action: 'admin/integration', resource: 'Magento_Integration::integrations' }
]
