import type { AclResource } from '../../admin/acl.ts'

/** The ACL resources of Magento_Config: Stores > Configuration and its sections. */
export const acl: readonly AclResource[] = [
  { id: 'Magento_Config::config', title: 'Configuration', parent: 'Magento_Backend::stores_settings', sortOrder: 20 },
  { id: 'Magento_Config::config_general', title: 'General Section', parent: 'Magento_Config::config', sortOrder: 170 },
  { id: 'Magento_Config::web', title: 'Web Section', parent: 'Magento_Config::config', sortOrder: 180 },
  { id: 'Magento_Config::config_design', title: 'Design Section', parent: 'Magento_Config::config', sortOrder: 190 },
  { id: 'Magento_Config::config_system', title: 'System Section', parent: 'Magento_Config::config', sortOrder: 300 },
  { id: 'Magento_Config::config_admin', title: 'Advanced Admin Section', parent: 'Magento_Config::config', sortOrder: 330 },
  { id: 'Magento_Config::trans_email', title: 'Store Email Addresses Section', parent: 'Magento_Config::config', sortOrder: 340 },
  { id: 'Magento_Config::dev', title: 'Developer Section', parent: 'Magento_Config::config', sortOrder: 350 },
  { id: 'Magento_Config::currency', title: 'Currency Setup Section', parent: 'Magento_Config::config', sortOrder: 360 },
  { id: 'Magento_Config::sendfriend', title: 'Email to a Friend', parent: 'Magento_Config::config', sortOrder: 380 }
]
