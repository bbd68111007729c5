import { AppError } from '../kernel/errors.ts'
import type { Acl } from './acl.ts'

/** One entry of a module's `menu.ts`, as menu.xml has it. */
export interface MenuItem {
  /** `Vendor_Module::entry`; the page's `data-ui-id` is made from it. */
  readonly id: string
  readonly title: string
  /** Id of the entry this stands under; absent means top level of the sidebar. */
  readonly parent?: string
  readonly sortOrder: number
  /** Path below the admin front name, e.g. `admin/system_config`; absent for headings. */
  readonly action?: string
  /** Config path of a flag; while it is off, the entry is not shown. */
  readonly dependsOnConfig?: string
  /** ACL resource; who lacks it does not see the entry. */
  readonly resource: string
  /** Title of the page behind it where that differs from `title`. */
  readonly pageTitle?: string
  /** In a large fly-out: this group starts a new column. */
  readonly startsColumn?: boolean
}

/** The menu of all modules together. */
export interface Menu {
  find: (id: string) => MenuItem | undefined
  /** Entries directly under another (undefined: the sidebar itself), in order. */
  listChildren: (parent: string | undefined) => readonly MenuItem[]
  /** The entry itself, then what it stands under, up to the sidebar. */
  listTrail: (id: string) => readonly MenuItem[]
  /** Every entry that opens a page, in menu order. */
  listPages: () => readonly MenuItem[]
}

/** The same menu with another title for one entry. */
export function renameEntry (menu: Menu, id: string, title: string): Menu {
  const rename = (item: MenuItem): MenuItem => item.id === id ? { ...item, title } : item
  const found = menu.find(id)
  return {
    find: wanted => wanted === id && found !== undefined ? rename(found) : menu.find(wanted),
    listChildren: parent => menu.listChildren(parent).map(rename),
    listTrail: wanted => menu.listTrail(wanted).map(rename),
    listPages: () => menu.listPages().map(rename)
  }
}

/** Merges the modules' entries; an unknown parent or resource stops the boot. Equal sort orders keep the order of declaration. */
export function createMenu (modules: ReadonlyArray<{ name: string, menu?: readonly MenuItem[] }>, acl: Acl): Menu {
  const items = new Map<string, MenuItem>()
  for (const module of modules) {
    for (const item of module.menu ?? []) {
      if (!acl.has(item.resource)) throw new AppError('MENU_RESOURCE_UNKNOWN', 'The menu entry "%1" of the module "%2" names the ACL resource "%3", which does not exist.', 500, [item.id, module.name, item.resource])
      items.set(item.id, item)
    }
  }
  const children = new Map<string | undefined, MenuItem[]>()
  for (const item of items.values()) {
    if (item.parent !== undefined && !items.has(item.parent)) throw new AppError('MENU_PARENT_UNKNOWN', 'The menu entry "%1" stands under "%2", which does not exist.', 500, [item.id, item.parent])
    children.set(item.parent, [...children.get(item.parent) ?? [], item])
  }
  for (const siblings of children.values()) siblings.sort((one, other) => one.sortOrder - other.sortOrder)
  const listChildren = (parent: string | undefined): readonly MenuItem[] => children.get(parent) ?? []
  const pages = listDescendants(listChildren, undefined).filter(item => item.action !== undefined)
  return {
    find: id => items.get(id),
    listChildren,
    listTrail: id => {
      const trail: MenuItem[] = []
      for (let item = items.get(id); item !== undefined; item = items.get(item.parent ?? '')) trail.push(item)
      return trail
    },
    listPages: () => pages
  }
}

/** `Magento_Backend::stores_settings` → `menu-magento-backend-stores-settings`, the `data-ui-id` that tests look for. */
export function toMenuElementId (id: string): string {
  return `menu-${id.toLowerCase().replaceAll('::', '-').replaceAll('_', '-')}`
}

function listDescendants (listChildren: Menu['listChildren'], parent: string | undefined): MenuItem[] {
  return listChildren(parent).flatMap(item => [item, ...listDescendants(listChildren, item.id)])
}
