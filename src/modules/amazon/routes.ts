import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea, AdminHandler } from '../../admin/area.ts'
import type { Database } from '../../kernel/database/database.ts'
import { createError } from '../../kernel/errors.ts'
import type { FindTimeZone } from '../../admin/time-zone.ts'
import { addStoreRoutes, type AddStoreRouteOptions } from './add-store-routes.ts'
import { findAmazonStore, listAmazonStores } from './amazon-store-table.ts'
import { channelResource, toChannelPage } from './channel-page.ts'
import { preSetupTasks } from './pre-setup-tasks.ts'
import { unbuiltActions } from './unbuilt-actions.ts'

export interface AmazonRouteOptions extends AddStoreRouteOptions {
  readonly database: Database
  /** Stands before every route of the channel, those to come included. */
  readonly requireApiKey: AdminHandler
  readonly findTimeZone: FindTimeZone
}

const PageUnknown = createError('PAGE_UNKNOWN', 'There is no page at this address.', 404)

/** Registers the channel's pages behind the key check. */
export function registerAmazonRoutes (area: AdminArea, options: AmazonRouteOptions): void {
  area.behind(options.requireApiKey, channel => {
    channel.get('channel/amazon', channelResource, async (admin, _request, reply) => await showHome(options, admin, reply))
    channel.get('channel/amazon/learning', channelResource, showLearning)
    channel.get('channel/amazon/store_details', channelResource, async (admin, _request, reply) => await showStore(options, admin, reply))
    // For the prompt, which asks when its tab is looked at again: whoever comes here has passed the check, the others got 409.
    channel.get('channel/amazon/key_status', channelResource, async (_admin, _request, reply) => await reply.send({ reason: 'open' }))
    addStoreRoutes(channel, options)
    for (const { action, title } of unbuiltActions) {
      channel.get(`channel/amazon/${action}`, channelResource, async (admin, _request, reply) => await showUnbuilt(admin, reply, title))
    }
    channel.rest('channel/amazon', channelResource, async () => { throw PageUnknown() })
  })
}

async function showHome ({ database, findTimeZone }: AmazonRouteOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const stores = await listAmazonStores(database)
  return await admin.page(reply, toChannelPage(admin, 'stores', {
    template: 'amazon/home.njk',
    title: admin.translate('Amazon Sales Channel'),
    model: {
      stores: stores.map(store => ({ ...store, viewUrl: admin.url(`channel/amazon/store_details/uuid/${store.uuid}`) })),
      tasks: stores.length === 0 ? toTaskGroups(admin) : null,
      timeZone: await findTimeZone()
    }
  }))
}

const showLearning: AdminHandler = async (admin, _request, reply) =>
  await admin.page(reply, toChannelPage(admin, 'learning', {
    template: 'amazon/learning.njk',
    title: admin.translate('Amazon Sales Channel'),
    model: { tasks: toTaskGroups(admin) }
  }))

async function showStore ({ database, findTimeZone }: AmazonRouteOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const store = await findAmazonStore(database, admin.parameters.get('uuid') ?? '')
  if (store === undefined) throw PageUnknown()
  return await admin.page(reply, toChannelPage(admin, 'stores', { template: 'amazon/store.njk', title: store.name, model: { store, timeZone: await findTimeZone() } }))
}

async function showUnbuilt (admin: AdminContext, reply: FastifyReply, title: string): Promise<FastifyReply> {
  return await admin.page(reply, toChannelPage(admin, title === 'Attributes' ? 'attributes' : 'stores', { template: 'amazon/unbuilt.njk', title: admin.translate(title) }))
}

function toTaskGroups ({ translate, url }: AdminContext): object[] {
  const toTasks = (group: 'amazon' | 'magento'): object[] => preSetupTasks[group].map(task => ({
    id: task.id,
    title: translate(task.title),
    text: translate(task.text),
    href: task.path === undefined ? null : url(task.path)
  }))
  return [{ title: 'Amazon', tasks: toTasks('amazon') }, { title: 'Magento', tasks: toTasks('magento') }]
}
