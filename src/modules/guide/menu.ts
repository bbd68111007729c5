import type { MenuItem } from '../../admin/menu.ts'

/** Marketing > Channels > Guide, below the channel that it leads to. */
export const menu: readonly MenuItem[] = [
  { id: 'Backroom_Guide::guide', title: 'Guide', parent: 'Magento_Amazon::channel_amazon', sortOrder: 90, action: 'guide/index', resource: 'Backroom_Guide::guide', pageTitle: 'From no key to Store Integration' }
]
