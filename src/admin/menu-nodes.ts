import type { Translate } from '../kernel/phrases.ts'
import { toMenuElementId, type Menu, type MenuItem } from './menu.ts'

/** One entry as the sidebar template shows it. */
export interface MenuLink {
  readonly id: string
  readonly title: string
  readonly href: string
  readonly current: boolean
}

/** A titled list in a fly-out, or (with href) an entry that stands there by itself. */
export interface MenuGroup {
  readonly id: string
  readonly title: string
  readonly href?: string
  readonly current?: boolean
  readonly items: readonly MenuLink[]
}

/** A top-level entry of the sidebar. */
export interface MenuNode {
  readonly id: string
  readonly title: string
  readonly href: string | null
  readonly icon: string
  readonly current: boolean
  readonly active: boolean
  readonly columns: ReadonlyArray<readonly MenuGroup[]>
}

export interface MenuNodesOptions {
  readonly menu: Menu
  readonly isAllowed: (resource: string) => boolean
  readonly translate: Translate
  /** Id of the menu entry whose page is shown. */
  readonly current: string | undefined
  readonly url: (path: string) => string
}

const icons: Readonly<Record<string, string>> = {
  'Magento_Backend::dashboard': 'dashboard',
  'Magento_Sales::sales': 'sales',
  'Magento_Catalog::catalog': 'catalog',
  'Magento_Customer::customer': 'customers',
  'Magento_Backend::marketing': 'marketing',
  'Magento_Backend::content': 'content',
  'Magento_Reports::report': 'reports',
  'Magento_Backend::stores': 'stores',
  'Magento_Backend::system': 'system',
  'Magento_Marketplace::partners': 'partners'
}

/** The sidebar for one user: what he may not open is left out, and so is a heading with nothing below it. */
export function toMenuNodes (options: MenuNodesOptions): MenuNode[] {
  const { menu, current, translate, url } = options
  const trail = new Set(current === undefined ? [] : menu.listTrail(current).map(item => item.id))
  return menu.listChildren(undefined).filter(item => options.isAllowed(item.resource)).map(item => ({
    id: toMenuElementId(item.id),
    title: translate(item.title),
    href: item.action === undefined ? null : url(item.action),
    icon: icons[item.id] ?? 'partners',
    current: item.id === current,
    active: trail.has(item.id),
    columns: toColumns(options, menu.listChildren(item.id))
  })).filter(node => node.href !== null || node.columns.length > 0)
}

function toColumns (options: MenuNodesOptions, groups: readonly MenuItem[]): MenuGroup[][] {
  const columns: MenuGroup[][] = []
  let startsColumn = true
  for (const item of groups) {
    startsColumn ||= item.startsColumn === true
    const group = toGroup(options, item)
    if (group === undefined) continue
    if (startsColumn) columns.push([])
    columns.at(-1)!.push(group)
    startsColumn = false
  }
  return columns
}

function toGroup (options: MenuNodesOptions, item: MenuItem): MenuGroup | undefined {
  if (!options.isAllowed(item.resource)) return undefined
  const head = { id: toMenuElementId(item.id), title: options.translate(item.title) }
  if (item.action !== undefined) return { ...head, href: options.url(item.action), current: item.id === options.current, items: [] }
  const items = options.menu.listChildren(item.id)
    .filter(child => child.action !== undefined && options.isAllowed(child.resource))
    .map(child => ({ id: toMenuElementId(child.id), title: options.translate(child.title), href: options.url(child.action!), current: child.id === options.current }))
  return items.length === 0 ? undefined : { ...head, items }
}
