import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea, AdminHandler } from '../../admin/area.ts'
import { createError } from '../../kernel/errors.ts'
import { channelResource, toChannelPage } from './channel-page.ts'
import { preSetupTasks } from './pre-setup-tasks.ts'
import { showHome } from './stores/home-page.ts'
import type { StorePageOptions } from './stores/store-page.ts'
import { registerStoreRoutes } from './stores/store-routes.ts'
import { showUnbuilt } from './unbuilt-page.ts'
import { unbuiltActions } from './unbuilt-actions.ts'

export interface AmazonRouteOptions extends StorePageOptions {
  /** Stands before every route of the channel, those to come included. */
  readonly requireApiKey: AdminHandler
}

const PageUnknown = createError('PAGE_UNKNOWN', 'There is no page at this address.', 404)

/** Registers the channel's pages behind the key check. */
export function registerAmazonRoutes (area: AdminArea, options: AmazonRouteOptions): void {
  area.behind(options.requireApiKey, channel => {
    channel.get('channel/amazon', channelResource, async (admin, _request, reply) => await showHome(options, admin, reply, toTaskGroups(admin)))
    channel.get('channel/amazon/learning', channelResource, showLearning)
    registerStoreRoutes(channel, options)
    for (const unbuilt of unbuiltActions) {
      channel.get(`channel/amazon/${unbuilt.action}`, channelResource, async (admin, _request, reply) => await showUnbuilt(options, admin, reply, unbuilt))
    }
    channel.rest('channel/amazon', channelResource, async () => { throw PageUnknown() })
  })
}

const showLearning: AdminHandler = async (admin, _request, reply) =>
  await admin.page(reply, toChannelPage(admin, 'learning', {
    template: 'amazon/learning.njk',
    title: admin.translate('Amazon Sales Channel'),
    model: { tasks: toTaskGroups(admin) }
  }))

function toTaskGroups ({ translate, url }: AdminContext): object[] {
  const toTasks = (group: 'amazon' | 'magento'): object[] => preSetupTasks[group].map(task => ({
    id: task.id,
    title: translate(task.title),
    text: translate(task.text),
    href: task.path === undefined ? null : url(task.path)
  }))
  return [{ title: 'Amazon', tasks: toTasks('amazon') }, { title: 'Magento', tasks: toTasks('magento') }]
}
