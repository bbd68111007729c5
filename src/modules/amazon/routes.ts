import type { AdminArea, AdminHandler } from '../../admin/area.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import { createError } from '../../kernel/errors.ts'
import { channelResource } from './channel-page.ts'
import { addLearningRoutes } from './learning/learning-routes.ts'
import { listPreSetupTasks } from './learning/list-pre-setup-tasks.ts'
import { addLogRoutes } from './logs/log-routes.ts'
import { showHome } from './stores/home-page.ts'
import type { StorePageOptions } from './stores/store-page.ts'
import { registerStoreRoutes } from './stores/store-routes.ts'
import { showUnbuilt } from './unbuilt-page.ts'
import { unbuiltActions } from './unbuilt-actions.ts'

export interface AmazonRouteOptions extends StorePageOptions {
  readonly scopeConfig: ScopeConfig
  /** Stands before every route of the channel, those to come included. */
  readonly requireApiKey: AdminHandler
  /** Has every page say so while nothing is sent to Amazon. */
  readonly showReadOnly: AdminHandler
}

const PageUnknown = createError('PAGE_UNKNOWN', 'There is no page at this address.', 404)

/** Registers the channel's pages behind the key check. */
export function registerAmazonRoutes (area: AdminArea, options: AmazonRouteOptions): void {
  area.behind(options.requireApiKey, open => { open.behind(options.showReadOnly, channel => { addRoutes(channel, options) }) })
}

function addRoutes (channel: AdminArea, options: AmazonRouteOptions): void {
  channel.get('channel/amazon', channelResource, async (admin, _request, reply) => await showHome(options, admin, reply, async () => await listPreSetupTasks(options, admin)))
  // For the prompt, which asks when its tab is looked at again: whoever comes here has passed the check, the others got 409.
  channel.get('channel/amazon/key_status', channelResource, async (_admin, _request, reply) => await reply.send({ reason: 'open' }))
  registerStoreRoutes(channel, options)
  addLearningRoutes(channel, options)
  addLogRoutes(channel, options)
  for (const unbuilt of unbuiltActions) {
    channel.get(`channel/amazon/${unbuilt.action}`, channelResource, async (admin, _request, reply) => await showUnbuilt(options, admin, reply, unbuilt))
  }
  channel.rest('channel/amazon', channelResource, async () => { throw PageUnknown() })
}
