import type { AclResource } from '../../admin/acl.ts'

/** The ACL resource of Stores > All Stores. */
export const acl: readonly AclResource[] = [
  { id: 'Magento_Backend::store', title: 'All Stores', parent: 'Magento_Backend::stores_settings', sortOrder: 10 }
]
