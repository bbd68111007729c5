import type { Locale, Phrases } from '../kernel/phrases.ts'
import type { RenderFragment } from '../kernel/view/view.ts'
import type { AdminUser } from './admin-user.ts'
import type { Menu } from './menu.ts'
import { toMenuNodes } from './menu-nodes.ts'

/** The sidebar for a user, in a language, with one entry current. */
export type RenderSidebar = (user: AdminUser, locale: Locale, current: string | undefined) => Promise<Buffer>

export interface SidebarOptions {
  readonly menu: Menu
  readonly phrases: Phrases
  readonly renderFragment: RenderFragment
  readonly adminUrl: string
  /** Whether a flag of the configuration is on, for entries that depend on one. */
  readonly isFlagOn: (path: string) => Promise<boolean>
}

/** Enough for every page in three languages and several roles; beyond it the oldest go. */
const mostKept = 1000

/** Builds the sidebar's renderer. It is the largest part of most pages and the same for everybody with the same rights, so it is kept. */
export function createSidebar ({ menu, phrases, renderFragment, adminUrl, isFlagOn }: SidebarOptions): RenderSidebar {
  const kept = new Map<string, Buffer>()
  const url = (path: string): string => `${adminUrl}${path.replace(/\/?$/, '/')}`
  const conditions = listConditions(menu)
  return async (user, locale, current) => {
    const off = await findOff(conditions, isFlagOn)
    const key = `${locale} ${current ?? ''} ${[...off].join(' ')} ${user.rights}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const nodes = toMenuNodes({ menu: withoutOff(menu, off), isAllowed: user.isAllowed, translate: phrases.translator(locale), current, url })
    const sidebar = Buffer.from(renderFragment(locale, 'admin/sidebar.njk', { menu: nodes, logoHref: url(user.isAllowed('Magento_Backend::dashboard') ? 'admin/dashboard' : 'admin') }).val)
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
    kept.set(key, sidebar)
    return sidebar
  }
}

/** The flags that entries of the menu depend on. */
function listConditions (menu: Menu, parent?: string): string[] {
  const paths = menu.listChildren(parent).flatMap(item => [...item.dependsOnConfig === undefined ? [] : [item.dependsOnConfig], ...listConditions(menu, item.id)])
  return [...new Set(paths)].sort()
}

/** Those of the flags that are off now; where no entry depends on one, nothing is read. */
async function findOff (paths: readonly string[], isFlagOn: SidebarOptions['isFlagOn']): Promise<ReadonlySet<string>> {
  const flags = await Promise.all(paths.map(async path => ({ path, isOn: await isFlagOn(path) })))
  return new Set(flags.filter(({ isOn }) => !isOn).map(({ path }) => path))
}

function withoutOff (menu: Menu, off: ReadonlySet<string>): Menu {
  if (off.size === 0) return menu
  return { ...menu, listChildren: parent => menu.listChildren(parent).filter(({ dependsOnConfig }) => dependsOnConfig === undefined || !off.has(dependsOnConfig)) }
}
