/** The kinds of scope, by the names that `core_config_data` uses. */
export type ScopeType = 'default' | 'websites' | 'stores'

/** The address of a row: which website or store view, or `default` with id 0. */
export interface ScopeAddress {
  readonly type: ScopeType
  readonly id: number
}

/** A scope as the Admin shows it, with what lies above it, nearest first (a store view: its website, then default). */
export interface Scope extends ScopeAddress {
  readonly code: string
  readonly name: string
  readonly parents: readonly ScopeAddress[]
}

/** Default Config: the scope above all others. */
export const defaultScope: Scope = Object.freeze({ type: 'default', id: 0, code: 'default', name: 'Default Config', parents: Object.freeze([]) })

/** Finds websites and store views by id or by code; Magento's URLs accept both. */
export interface ScopeDirectory {
  findWebsite: (idOrCode: string) => Promise<Scope | undefined>
  findStore: (idOrCode: string) => Promise<Scope | undefined>
}

/** The scope itself and everything above it, nearest first: the order in which rows win. */
export function scopeChain (scope: Scope): readonly ScopeAddress[] {
  return [scope, ...scope.parents]
}
