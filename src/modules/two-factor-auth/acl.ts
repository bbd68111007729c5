import type { AclResource } from '../../admin/acl.ts'

/** The ACL resource of resetting other people's second factors. */
export const resetResource = 'Magento_TwoFactorAuth::tfa'

/** The ACL resources of Magento_TwoFactorAuth. */
export const acl: readonly AclResource[] = [
  { id: resetResource, title: 'Two Factor Auth', parent: 'Magento_User::acl', sortOrder: 40 },
  { id: 'Magento_TwoFactorAuth::config', title: '2FA', parent: 'Magento_Config::config', sortOrder: 460 }
]
