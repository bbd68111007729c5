import type { AdminArea } from '../../../admin/area.ts'
import { channelResource } from '../channel-page.ts'
import { deleteStore, listStoreRecords } from './delete-store.ts'
import { toOutageMessage } from './outgoing.ts'
import { getStore, toStorePage, toStorePath, type StorePageOptions } from './store-page.ts'

const path = 'channel/amazon/store_delete'

/** Registers the page that shows what a deletion takes along, and what its button posts to. */
export function addDeleteRoutes (channel: AdminArea, options: StorePageOptions): void {
  channel.get(path, channelResource, async (admin, _request, reply) => {
    const { translate, url } = admin
    const store = await getStore(options, admin)
    return await admin.page(reply, await toStorePage(options, admin, store, {
      template: 'amazon/delete-store.njk',
      title: translate('Delete Amazon store'),
      model: {
        action: url(toStorePath('store_delete', store)),
        name: store.name,
        backHref: url('channel/amazon'),
        isAuthenticated: store.isAuthenticated,
        isReadOnly: await options.isReadOnly(),
        facts: (await listStoreRecords(options, store)).map(({ term, number }) => ({ term: translate(term), text: String(number) }))
      }
    }))
  })
  channel.post(path, channelResource, async (admin, _request, reply) => {
    const store = await getStore(options, admin)
    const outage = await deleteStore(options, store, admin.origin)
    if (outage !== undefined) return admin.redirect(reply, toStorePath('store_delete', store), toOutageMessage(outage))
    return admin.redirect(reply, 'channel/amazon', { type: 'success', phrase: 'You deleted the Amazon store "%1".', args: [store.name] })
  })
}
