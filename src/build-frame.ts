import type { AdminContext } from './admin/admin-context.ts'
import { renameEntry, type Menu } from './admin/menu.ts'
import { createContextFactory, type FrameOptions } from './admin/page.ts'
import { createSidebar, type SidebarOptions } from './admin/sidebar.ts'
import { channelMenuItem } from './modules/amazon/channel-page.ts'
import type { Behaviour } from './modules/emulation/behaviour.ts'

export interface FrameServices extends Omit<FrameOptions, 'renderSidebar'>, SidebarOptions {
  readonly behaviour: Pick<Behaviour, 'of'>
}

type CreateContext = ReturnType<typeof createContextFactory>

/** What the channel was called up to 4.2. */
const formerName = 'Amazon'

/** The frame of the Admin's pages, with the channel under the name that the emulation gives it: in the menu, as a title, and in the browser's. */
export function buildFrame (services: FrameServices): CreateContext {
  const name = services.menu.find(channelMenuItem)?.title
  const make = (menu: Menu): CreateContext => createContextFactory({ ...services, menu, renderSidebar: createSidebar({ ...services, menu }) })
  const [usual, former] = [make(services.menu), make(renameEntry(services.menu, channelMenuItem, formerName))]
  return async (request, reply, user, session) => {
    if (name === undefined || await services.behaviour.of('menu_name') !== 'shipped') return await usual(request, reply, user, session)
    return withTitle(await former(request, reply, user, session), name)
  }
}

function withTitle (admin: AdminContext, name: string): AdminContext {
  const { page, translate } = admin
  return { ...admin, page: async (reply, options) => await page(reply, options.title === translate(name) ? { ...options, title: translate(formerName) } : options) }
}
