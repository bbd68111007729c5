import type { AclResource } from '../../admin/acl.ts'

/** The ACL resource of the list of differences and its section. */
export const configResource = 'Backroom_Emulation::config'

/** The ACL resource of the gateway's calls: for extension developers. */
export const requestsResource = 'Backroom_Emulation::requests'

/** The ACL resources of the emulation. */
export const acl: readonly AclResource[] = [
  { id: configResource, title: 'Emulation Section', parent: 'Magento_Config::config', sortOrder: 450 },
  { id: requestsResource, title: 'Gateway Requests', parent: 'Magento_Backend::tools', sortOrder: 90 }
]
