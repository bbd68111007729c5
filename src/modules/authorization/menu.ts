import type { MenuItem } from '../../admin/menu.ts'

/** System > Permissions > User Roles. */
export const menu: readonly MenuItem[] = [
  { id: 'Magento_User::system_acl_roles', title: 'User Roles', parent: 'Magento_User::system_acl', sortOrder: 30, action: 'admin/user_role', resource: 'Magento_User::acl_roles', pageTitle: 'Roles' }
]
