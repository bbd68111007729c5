import type { AclResource } from '../../admin/acl.ts'

/** The ACL resource of the situations and of the clock. */
export const acl: readonly AclResource[] = [
  { id: 'Backroom_Situations::situations', title: 'Situations', parent: 'Magento_Backend::tools', sortOrder: 900 }
]
