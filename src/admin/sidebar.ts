import type { Locale, Phrases } from '../kernel/phrases.ts'
import type { RenderFragment } from '../kernel/view/view.ts'
import type { AdminUser } from './admin-user.ts'
import type { Menu } from './menu.ts'
import { toMenuNodes } from './menu-nodes.ts'

/** The sidebar for a user, in a language, with one entry current. */
export type RenderSidebar = (user: AdminUser, locale: Locale, current: string | undefined) => Buffer

export interface SidebarOptions {
  readonly menu: Menu
  readonly phrases: Phrases
  readonly renderFragment: RenderFragment
  readonly adminUrl: string
}

/** Enough for every page in three languages and several roles; beyond it the oldest go. */
const mostKept = 1000

/** Builds the sidebar's renderer. It is the largest part of most pages and the same for everybody with the same rights, so it is kept. */
export function createSidebar ({ menu, phrases, renderFragment, adminUrl }: SidebarOptions): RenderSidebar {
  const kept = new Map<string, Buffer>()
  const url = (path: string): string => `${adminUrl}${path.replace(/\/?$/, '/')}`
  return (user, locale, current) => {
    const key = `${locale} ${current ?? ''} ${user.rights}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const nodes = toMenuNodes({ menu, isAllowed: user.isAllowed, translate: phrases.translator(locale), current, url })
    const sidebar = Buffer.from(renderFragment(locale, 'admin/sidebar.njk', { menu: nodes, logoHref: url('admin/dashboard') }).val)
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
    kept.set(key, sidebar)
    return sidebar
  }
}
