import type { Acl } from '../../admin/acl.ts'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea } from '../../admin/area.ts'
import type { Menu, MenuItem } from '../../admin/menu.ts'
import { isVisible, type Structure } from '../../config/structure.ts'

export interface UnbuiltPagesOptions {
  readonly menu: Menu
  readonly acl: Acl
  readonly structure: Structure
}

/** Gives every menu entry without a page of its own one that says so and shows what is known; call it after all other routes. */
export function registerUnbuiltPages (area: AdminArea, options: UnbuiltPagesOptions): void {
  // An entry may lead into a page of ours with parameters: the page is the first three parts.
  const isBuilt = (action: string): boolean => area.has(action) || area.has(action.split('/', 3).join('/'))
  area.pages(options.menu.listPages().filter(item => !isBuilt(item.action!)).map(item => ({
    path: item.action!,
    resource: item.resource,
    handler: async (admin, _request, reply) => await admin.page(reply, {
      template: 'backend/unbuilt.njk',
      title: admin.translate(item.pageTitle ?? item.title),
      bodyClass: 'adminhtml-unbuilt',
      menuItem: item.id,
      model: toModel(options, admin, item)
    })
  })))
}

/** What is known of the page: who brings it, who may see it, and where its settings are. */
function toModel ({ menu, acl, structure }: UnbuiltPagesOptions, admin: AdminContext, item: MenuItem): object {
  const { translate, url, user } = admin
  const module = item.id.split('::', 1)[0]!
  const owns = (resource: string): boolean => resource.startsWith(`${module}::`)
  const sections = structure.listTabs('default', user.isAllowed).flatMap(tab => tab.sections)
    .filter(section => isVisible(section, 'default') && owns(section.resource))
  return {
    trail: menu.listTrail(item.id).toReversed().map(({ title }) => translate(title)),
    module,
    resource: item.resource,
    resourceTitle: translate(acl.find(item.resource)?.title ?? item.title),
    address: url(item.action!),
    sections: sections.map(section => ({ text: translate(section.label), href: url(`admin/system_config/edit/section/${section.id}`) })),
    configurationUrl: user.isAllowed('Magento_Config::config') ? url('admin/system_config') : null
  }
}
