import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea, AdminHandler } from '../../admin/area.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Database } from '../../kernel/database/database.ts'
import { createError } from '../../kernel/errors.ts'
import type { FindTimeZone } from '../../admin/time-zone.ts'
import { addStoreRoutes, type AddStoreRouteOptions } from './add-store-routes.ts'
import { findAmazonStore, listAmazonStores } from './amazon-store-table.ts'
import { channelResource, toChannelPage } from './channel-page.ts'
import { addLearningRoutes } from './learning/learning-routes.ts'
import { listPreSetupTasks } from './learning/list-pre-setup-tasks.ts'
import { addLogRoutes } from './logs/log-routes.ts'
import { unbuiltActions } from './unbuilt-actions.ts'

export interface AmazonRouteOptions extends AddStoreRouteOptions {
  readonly database: Database
  readonly scopeConfig: ScopeConfig
  /** Stands before every route of the channel, those to come included. */
  readonly requireApiKey: AdminHandler
  readonly findTimeZone: FindTimeZone
}

const PageUnknown = createError('PAGE_UNKNOWN', 'There is no page at this address.', 404)

/** Registers the channel's pages behind the key check. */
export function registerAmazonRoutes (area: AdminArea, options: AmazonRouteOptions): void {
  area.behind(options.requireApiKey, channel => {
    channel.get('channel/amazon', channelResource, async (admin, _request, reply) => await showHome(options, admin, reply))
    channel.get('channel/amazon/store_details', channelResource, async (admin, _request, reply) => await showStore(options, admin, reply))
    addStoreRoutes(channel, options)
    addLearningRoutes(channel, options)
    addLogRoutes(channel, options)
    for (const { action, title } of unbuiltActions) {
      channel.get(`channel/amazon/${action}`, channelResource, async (admin, _request, reply) => await showUnbuilt(admin, reply, title))
    }
    channel.rest('channel/amazon', channelResource, async () => { throw PageUnknown() })
  })
}

async function showHome (options: AmazonRouteOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const { database, findTimeZone } = options
  const stores = await listAmazonStores(database)
  return await admin.page(reply, toChannelPage(admin, 'stores', {
    template: 'amazon/home.njk',
    title: admin.translate('Amazon Sales Channel'),
    model: {
      stores: stores.map(store => ({ ...store, viewUrl: admin.url(`channel/amazon/store_details/uuid/${store.uuid}`) })),
      tasks: stores.length === 0 ? await listPreSetupTasks(options, admin) : null,
      timeZone: await findTimeZone()
    }
  }))
}

async function showStore ({ database, findTimeZone }: AmazonRouteOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const store = await findAmazonStore(database, admin.parameters.get('uuid') ?? '')
  if (store === undefined) throw PageUnknown()
  return await admin.page(reply, toChannelPage(admin, 'stores', { template: 'amazon/store.njk', title: store.name, model: { store, timeZone: await findTimeZone() } }))
}

async function showUnbuilt (admin: AdminContext, reply: FastifyReply, title: string): Promise<FastifyReply> {
  return await admin.page(reply, toChannelPage(admin, title === 'Attributes' ? 'attributes' : 'stores', { template: 'amazon/unbuilt.njk', title: admin.translate(title) }))
}
