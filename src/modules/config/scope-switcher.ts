import type { AdminContext } from '../../admin/admin-context.ts'
import { defaultScope, type Scope } from '../../config/scope.ts'
import type { Database } from '../../kernel/database/database.ts'
import { findScopeRow, listScopeRowsIfFew } from '../store/scope-list.ts'
import { toEntry, toScopeEntries, type ScopeEntriesOptions, type ScopeEntry, type ScopeTarget } from './scope-entries.ts'

/** Where the switcher stands: at a scope of a page that is there for every scope. */
export interface SwitcherPlace {
  readonly scope: Scope
  /** Path of the same page at another scope, below the admin front name; has `/edit/` in it. */
  readonly toPath: (target: ScopeTarget) => string
}

/** What the component scope-switcher shows; `search` where the scopes are too many to be listed. */
export interface ScopeSwitcher {
  readonly current: string
  readonly tree: readonly ScopeEntry[]
  readonly search: { readonly href: string } | null
  readonly storesHref: string | null
}

/** With more websites, stores or store views than this only the way to the present scope is listed, and the others are searched for: pages do not grow with the number of stores. */
const mostListed = 40

/** Builds the switcher's model; asks the database for a bounded number of rows, however many stores there are. */
export async function toScopeSwitcher (database: Database, admin: AdminContext, { scope, toPath }: SwitcherPlace): Promise<ScopeSwitcher> {
  const { translate, url, user } = admin
  const options = toEntriesOptions(admin, { scope, toPath })
  const rows = await listScopeRowsIfFew(database, mostListed)
  // There is always a website.
  const isLarge = rows.length === 0
  const rest = isLarge ? await listWay(database, scope, options) : toScopeEntries(rows, options)
  return {
    current: scope.type === 'default' ? translate(scope.name) : scope.name,
    tree: [toEntry('all', translate(defaultScope.name), defaultScope, options), ...rest],
    search: isLarge ? { href: url(toPath(scope).replace('/edit/', '/scopes/')) } : null,
    storesHref: user.isAllowed('Magento_Backend::store') ? url('admin/system_store') : null
  }
}

/** What entries need to know of the reader and the page. */
export function toEntriesOptions ({ translate, url }: AdminContext, { scope, toPath }: SwitcherPlace): ScopeEntriesOptions {
  return { scope, toHref: target => url(toPath(target)), inactiveNote: translate('disabled') }
}

/** The website, store and store view that the present scope is or stands under. */
async function listWay (database: Database, scope: Scope, options: ScopeEntriesOptions): Promise<ScopeEntry[]> {
  if (scope.type === 'default') return []
  const row = await findScopeRow(database, scope.type, scope.id)
  if (row === undefined) return []
  return toScopeEntries([scope.type === 'stores' ? row : { ...row, group: null, store: null }], options)
}
