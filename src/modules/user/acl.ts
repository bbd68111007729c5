import type { AclResource } from '../../admin/acl.ts'

/** The ACL resources of Magento_User: System > Permissions. */
export const acl: readonly AclResource[] = [
  { id: 'Magento_User::acl', title: 'Permissions', parent: 'Magento_Backend::system', sortOrder: 70 },
  { id: 'Magento_User::acl_users', title: 'All Users', parent: 'Magento_User::acl', sortOrder: 10 },
  { id: 'Magento_User::locks', title: 'Locked Users', parent: 'Magento_User::acl', sortOrder: 20 }
]
