import type { AdminUser } from '../../admin/admin-user.ts'
import type { AdminArea } from '../../admin/area.ts'
import { anyUser } from '../../admin/acl.ts'
import type { Menu } from '../../admin/menu.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'

/** Finds the page a user starts on: the configured one, else the first of the menu that he may open, else his account, else the page that says that he may do nothing. */
export function createFindStartPage (menu: Menu, scopeConfig: ScopeConfig): (user: AdminUser) => Promise<string> {
  return async user => {
    const configured = menu.find(await scopeConfig.getValue('admin/startup/menu_item_id') ?? '')
    const isOpen = (item: { action?: string, resource: string } | undefined): boolean => item?.action !== undefined && user.isAllowed(item.resource)
    const page = isOpen(configured) ? configured : menu.listPages().find(isOpen)
    return page?.action ?? (user.isAllowed('Magento_Backend::myaccount') ? 'admin/system_account/index' : 'admin/denied')
  }
}

/** The Admin's entrances, and signing out. */
export function registerEntrances (area: AdminArea, findStartPage: (user: AdminUser) => Promise<string>): void {
  for (const path of ['', 'admin', 'admin/auth/login']) {
    area.get(path, anyUser, async (admin, _request, reply) => admin.redirect(reply, await findStartPage(admin.user)))
  }
  area.get('admin/denied', anyUser, async (admin, _request, reply) => await admin.deny(reply))
}
