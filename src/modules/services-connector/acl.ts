import type { AclResource } from '../../admin/acl.ts'

/** The ACL resource of the section Magento Services. */
export const acl: readonly AclResource[] = [
  { id: 'Magento_ServicesConnector::config_integration', title: 'Magento Services Section', parent: 'Magento_Config::config', sortOrder: 430 }
]
