import { toProblem, type Problem, type Severity } from '../config/problem.ts'
import { createError, type AppError } from '../kernel/errors.ts'
import type { MenuChange } from '../magento-xml/to-menu.ts'
import { allResources, type Acl } from './acl.ts'
import type { MenuItem } from './menu.ts'

/** What the joining of menus needs of another software's module. */
export interface MenuSource {
  readonly name: string
  readonly menuChanges: readonly MenuChange[]
  readonly frontNames: ReadonlyArray<readonly [string, string]>
}

export interface JoinMenuOptions {
  readonly acl: Acl
  /** The names of all modules that are here. */
  readonly installed: ReadonlySet<string>
  readonly problems: Problem[]
}

const EntryUnknown = createError('MENU_ENTRY_UNKNOWN', 'menu.xml changes the entry "%1", which no module that is here adds.', 500)
const ParentUnknown = createError('MENU_PARENT_UNKNOWN', 'The menu entry "%1" stands under "%2", which does not exist. It was left out.', 500)
const ResourceUnknown = createError('MENU_RESOURCE_UNKNOWN', 'The menu entry "%1" names the ACL resource "%2", which does not exist. Only roles that may do everything see it.', 500)
const RouteUnknown = createError('MENU_ROUTE_UNKNOWN', 'The menu entry "%1" opens "%2", but no routes.xml declares the route "%3".', 500)

/** An entry with who said the last word about it; entries of ours have none. */
interface Entry { readonly item: MenuItem, readonly module?: string, readonly change?: MenuChange }

/** Applies the menu.xml of other software to our entries. What cannot be shown is reported and left out, with everything below it. */
export function joinMenu (own: readonly MenuItem[], modules: readonly MenuSource[], options: JoinMenuOptions): MenuItem[] {
  const entries = new Map<string, Entry>(own.map(item => [item.id, { item }]))
  const frontNames = new Map([['adminhtml', 'admin'], ...modules.flatMap(module => module.frontNames)])
  for (const { name, menuChanges } of modules) for (const change of menuChanges) apply(entries, name, change, options)
  for (const [id, entry] of entries) {
    const { item, module, change } = entry
    if (module !== undefined && change !== undefined) entries.set(id, { ...entry, item: toGoodItem(item, { module, change, frontNames, ...options }) })
  }
  return dropLost(entries, options)
}

function apply (entries: Map<string, Entry>, module: string, change: MenuChange, { installed, problems }: JoinMenuOptions): void {
  const { kind, id, title, parent, sortOrder, action, resource, dependsOnModule, dependsOnConfig, at } = change
  const earlier = entries.get(id)?.item
  if (earlier === undefined && kind !== 'add') {
    problems.push(toProblem(EntryUnknown(id), 'info', { module, at }))
  } else if (kind === 'remove' || (dependsOnModule !== undefined && !installed.has(dependsOnModule))) {
    entries.delete(id)
  } else {
    const item: MenuItem = {
      ...earlier,
      id,
      title: title ?? earlier?.title ?? id,
      parent: parent ?? earlier?.parent,
      sortOrder: sortOrder ?? earlier?.sortOrder ?? 0,
      action: action ?? earlier?.action,
      resource: resource ?? earlier?.resource ?? allResources,
      dependsOnConfig: dependsOnConfig ?? earlier?.dependsOnConfig
    }
    entries.set(id, { item, module, change })
  }
}

interface Context extends JoinMenuOptions { readonly module: string, readonly change: MenuChange, readonly frontNames: ReadonlyMap<string, string> }

/** The entry with the address its page has here, and with a resource that exists. */
function toGoodItem (item: MenuItem, { acl, module, change, frontNames, problems }: Context): MenuItem {
  const tell = (error: AppError, severity: Severity): void => { problems.push(toProblem(error, severity, { module, at: change.at })) }
  const isKnown = acl.has(item.resource)
  if (!isKnown) tell(ResourceUnknown(item.id, item.resource), 'warning')
  const action = item.action?.replace(/^\/+|\/+$/g, '').replace(/\/{2,}/g, '/')
  const [route, ...rest] = (action ?? '').split('/')
  const frontName = frontNames.get(route!)
  if (change.action !== undefined && frontName === undefined) tell(RouteUnknown(item.id, change.action, route!), 'info')
  return {
    ...item,
    resource: isKnown ? item.resource : allResources,
    action: action === undefined || action === '' ? undefined : [frontName ?? route!, ...rest].join('/')
  }
}

/** Leaves out what hangs on an entry that is not there. Only the first of a lost branch is reported, and what was taken away on purpose never is. */
function dropLost (entries: ReadonlyMap<string, Entry>, { problems }: JoinMenuOptions): MenuItem[] {
  const isKept = (id: string, seen: ReadonlySet<string> = new Set()): boolean => {
    const parent = entries.get(id)?.item.parent
    if (!entries.has(id) || seen.has(id)) return false
    return parent === undefined || isKept(parent, new Set([...seen, id]))
  }
  for (const { item, module, change } of entries.values()) {
    if (module !== undefined && item.parent !== undefined && !entries.has(item.parent)) problems.push(toProblem(ParentUnknown(item.id, item.parent), 'warning', { module, at: change?.at }))
  }
  return [...entries.values()].filter(({ item }) => isKept(item.id)).map(({ item }) => item)
}
