import type { Scope } from '../../config/scope.ts'
import type { ScopeRow } from '../store/scope-list.ts'

/** A scope as a list of scopes shows it; a store is a heading only. */
export interface ScopeEntry {
  /** As in the original's classes `store-switcher-…`. */
  readonly type: 'all' | 'website' | 'store' | 'store-view'
  readonly name: string
  readonly href?: string
  readonly current?: boolean
  readonly disabled?: boolean
  /** What is said beside the name, e.g. that a store view is disabled. */
  readonly note?: string
}

/** An address, by id: what a link to a scope needs. */
export type ScopeTarget = Pick<Scope, 'type' | 'id'>

export interface ScopeEntriesOptions {
  readonly scope: ScopeTarget
  readonly toHref: (target: ScopeTarget) => string
  /** What is said of a store view that is not active. */
  readonly inactiveNote: string
}

/** Turns lines of All Stores into the entries of a tree, in order: each website and store once, where its first line stands. */
export function toScopeEntries (rows: readonly ScopeRow[], options: ScopeEntriesOptions): ScopeEntry[] {
  return rows.flatMap(({ website, group, store }, index) => {
    const before = rows[index - 1]
    return [
      ...before?.website.id === website.id ? [] : [toEntry('website', website.name, { type: 'websites', id: website.id }, options)],
      ...group === null || before?.group?.id === group.id ? [] : [{ type: 'store', name: group.name, disabled: true } as const],
      ...store === null ? [] : [toEntry('store-view', store.name, { type: 'stores', id: store.id }, options, store.isActive ? undefined : options.inactiveNote)]
    ]
  })
}

/** The entry of a scope that a link can lead to. */
export function toEntry (type: ScopeEntry['type'], name: string, target: ScopeTarget, { scope, toHref }: Pick<ScopeEntriesOptions, 'scope' | 'toHref'>, note?: string): ScopeEntry {
  return { type, name, href: toHref(target), current: target.type === scope.type && target.id === scope.id, ...(note === undefined ? {} : { note }) }
}
