import type { AclResource } from '../../admin/acl.ts'

/** The ACL resource of the page that tells what is unsafe: it says where to attack, so it is a right of its own. */
export const checkResource = 'Backroom_SystemCheck::check'

/** The ACL resources of the deployment check. */
export const acl: readonly AclResource[] = [
  { id: checkResource, title: 'Deployment Check', parent: 'Magento_Backend::tools', sortOrder: 910 }
]
