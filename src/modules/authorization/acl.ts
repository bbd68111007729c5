import type { AclResource } from '../../admin/acl.ts'

/** The ACL resource of System > Permissions > User Roles. */
export const acl: readonly AclResource[] = [
  { id: 'Magento_User::acl_roles', title: 'User Roles', parent: 'Magento_User::acl', sortOrder: 30 }
]
