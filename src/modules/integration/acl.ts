import type { AclResource } from '../../admin/acl.ts'

/** The ACL resources of Magento_Integration; the section OAuth has one of its own so that it can be granted. */
export const acl: readonly AclResource[] = [
  { id: 'Magento_Integration::extensions', title: 'System Extensions', parent: 'Magento_Backend::system', sortOrder: 50 },
  { id: 'Magento_Integration::integrations', title: 'System Integrations', parent: 'Magento_Integration::extensions', sortOrder: 10 },
  { id: 'Magento_Integration::config_oauth', title: 'OAuth Section', parent: 'Magento_Config::config', sortOrder: 440 }
]
