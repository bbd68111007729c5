import type { AclResource } from '../../admin/acl.ts'

/** The ACL resource of the section Contacts. */
export const acl: readonly AclResource[] = [
  { id: 'Magento_Contact::contact', title: 'Contacts Section', parent: 'Magento_Config::config', sortOrder: 60 }
]
