import type { MenuItem } from '../../admin/menu.ts'

/** System > Permissions with All Users and Locked Users. */
export const menu: readonly MenuItem[] = [
  { id: 'Magento_User::system_acl', title: 'Permissions', parent: 'Magento_Backend::system', sortOrder: 60, resource: 'Magento_User::acl', startsColumn: true },
  { id: 'Magento_User::system_acl_users', title: 'All Users', parent: 'Magento_User::system_acl', sortOrder: 10, action: 'admin/user', resource: 'Magento_User::acl_users', pageTitle: 'Users' },
  { id: 'Magento_User::system_acl_locks', title: 'Locked Users', parent: 'Magento_User::system_acl', sortOrder: 20, action: 'admin/locks', resource: 'Magento_User::locks' }
]
