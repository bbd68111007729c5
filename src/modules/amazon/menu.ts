import type { MenuItem } from '../../admin/menu.ts'

/** Marketing > Channels > Amazon Sales Channel; the group stands after the original's own ones. */
export const menu: readonly MenuItem[] = [
  { id: 'Magento_Amazon::channel_amazon', title: 'Channels', parent: 'Magento_Backend::marketing', sortOrder: 60, resource: 'Magento_SalesChannels::channel' },
  { id: 'Magento_Amazon::channel_amazon_index', title: 'Amazon Sales Channel', parent: 'Magento_Amazon::channel_amazon', sortOrder: 5, action: 'channel/amazon', resource: 'Magento_SalesChannels::channel_amazon' }
]
