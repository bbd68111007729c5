import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import { toChannelPage } from './channel-page.ts'
import { findAmazonStore } from './stores/amazon-store-table.ts'
import { toStorePath, type StorePageOptions } from './stores/store-page.ts'
import type { UnbuiltAction } from './unbuilt-actions.ts'

/** Shows the page of an action that is not built: what is missing, and where to go instead. */
export async function showUnbuilt ({ database }: StorePageOptions, admin: AdminContext, reply: FastifyReply, { action, title, text }: UnbuiltAction): Promise<FastifyReply> {
  const { translate, url, parameters } = admin
  const store = parameters.has('uuid') ? await findAmazonStore(database, parameters.get('uuid')!) : undefined
  const ofStore = store === undefined
    ? []
    : [
        { text: translate('Dashboard of the store "%1"', store.name), href: url(toStorePath('store_details', store)) },
        { text: translate('Store integration settings'), href: url(toStorePath('store_settings', store)) }
      ]
  const places = [
    ...ofStore,
    { text: translate('Amazon Stores'), href: url('channel/amazon') },
    { text: translate('Learning and Preparation'), href: url('channel/amazon/learning') }
  ]
  return await admin.page(reply, toChannelPage(admin, action === 'attribute_value_index' ? 'attributes' : 'stores', {
    template: 'amazon/unbuilt.njk',
    title: translate(title),
    model: { text: translate(text), places }
  }))
}
