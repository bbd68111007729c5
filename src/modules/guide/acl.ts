import type { AclResource } from '../../admin/acl.ts'

/** The ACL resources of the guide. */
export const acl: readonly AclResource[] = [
  { id: 'Backroom_Guide::guide', title: 'Guide', parent: 'Magento_SalesChannels::channel', sortOrder: 90 }
]
