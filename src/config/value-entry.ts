import type { SaveSectionOptions } from './save-section.ts'
import type { ScopeConfig } from './scope-config.ts'
import type { Scope } from './scope.ts'
import type { Field } from './structure.ts'

/** A value that a scope shall have. */
export interface ValueEntry {
  readonly field: Field
  readonly scope: Scope
  /** As stored, but never encrypted; null for empty, undefined for no row. */
  readonly value: string | null | undefined
}

/** What saving values of several scopes asks for. */
export interface SaveValuesOptions extends SaveSectionOptions {
  readonly scopeConfig: Pick<ScopeConfig, 'getValue' | 'getInheritedValue' | 'explain'>
}
