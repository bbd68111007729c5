import type { AclResource } from '../../admin/acl.ts'

/** The ACL resources of the Amazon Sales Channel. */
export const acl: readonly AclResource[] = [
  { id: 'Magento_SalesChannels::channel', title: 'Sales Channel', parent: 'Magento_Backend::marketing', sortOrder: 50 },
  { id: 'Magento_SalesChannels::channel_amazon', title: 'Amazon Sales Channel', parent: 'Magento_SalesChannels::channel', sortOrder: 10 },
  { id: 'Magento_SalesChannels::saleschannels', title: 'Sales Channel Section', parent: 'Magento_Config::config', sortOrder: 410 }
]
