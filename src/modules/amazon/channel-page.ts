import type { AdminContext, PageOptions } from '../../admin/admin-context.ts'

/** ACL resource of everything in the channel. */
export const channelResource = 'Magento_SalesChannels::channel_amazon'

/** The menu entry whose page the channel is. */
export const channelMenuItem = 'Magento_Amazon::channel_amazon_index'

/** What every page of the channel has: its menus and its place in the sidebar. */
export function toChannelPage (admin: AdminContext, part: 'stores' | 'learning' | 'attributes' | 'key_check', page: Omit<PageOptions, 'bodyClass' | 'menuItem'>): PageOptions {
  const { url, translate } = admin
  const sideMenu = [
    { text: translate('Amazon Stores'), href: url('channel/amazon'), current: part === 'stores' },
    { text: translate('Learning and Preparation'), href: url('channel/amazon/learning'), current: part === 'learning' },
    { text: translate('Attributes'), href: url('channel/amazon/attribute_value_index'), current: part === 'attributes' },
    { text: translate('Key check'), href: url('channel/amazon/key_check'), current: part === 'key_check' }
  ]
  return {
    ...page,
    bodyClass: 'channel-amazon-index',
    menuItem: channelMenuItem,
    model: { sideMenu, addStoreUrl: url('channel/amazon/account_create'), homeUrl: url('channel/amazon'), ...page.model }
  }
}
