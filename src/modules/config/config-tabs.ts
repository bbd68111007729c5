import type { AdminContext } from '../../admin/admin-context.ts'
import type { Scope } from '../../config/scope.ts'
import type { Section, Structure } from '../../config/structure.ts'

/** Where the navigation stands. */
export interface TabsPlace {
  readonly section: Section
  readonly scope: Scope
  /** Path of a section at a scope, below the admin front name. */
  readonly toPath: (sectionId: string, scope: Scope) => string
}

/** Lists of tabs that are kept for a structure; beyond it the oldest go. */
const mostKept = 200

/** What the structure declares does not change: one list serves all with the same rights, language and place. */
const keptOf = new WeakMap<Structure, Map<string, readonly object[]>>()

/** The tabs with their sections as the navigation shows them, frozen. */
export function toConfigTabs (structure: Structure, admin: AdminContext, place: TabsPlace): readonly object[] {
  const { section, scope } = place
  const kept = keptOf.get(structure) ?? new Map<string, readonly object[]>()
  keptOf.set(structure, kept)
  const key = `${admin.url('')} ${admin.locale} ${section.id} ${scope.type} ${scope.id} ${admin.user.rights}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const tabs = Object.freeze(toTabs(structure, admin, place))
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
  kept.set(key, tabs)
  return tabs
}

function toTabs (structure: Structure, { translate, url, user }: AdminContext, { section, scope, toPath }: TabsPlace): object[] {
  return structure.listTabs(scope.type, user.isAllowed).map(tab => ({
    id: tab.id,
    label: translate(tab.label),
    open: tab.id === section.tab,
    sections: tab.sections.map(({ id, label }) => ({ id, label: translate(label), href: url(toPath(id, scope)), current: id === section.id }))
  }))
}
