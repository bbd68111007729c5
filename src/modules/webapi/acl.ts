import type { AclResource } from '../../admin/acl.ts'

/** The ACL resource of the section Magento Web API (the original declares it in later releases). */
export const acl: readonly AclResource[] = [
  { id: 'Magento_Webapi::config_webapi', title: 'Magento Web API', parent: 'Magento_Config::config', sortOrder: 420 }
]
