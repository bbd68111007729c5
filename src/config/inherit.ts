import type { Scope } from './scope.ts'
import type { Field } from './structure.ts'

/** Label of the checkbox that gives a field back to what lies above it. */
export type InheritLabel = 'Use system value' | 'Use Default' | 'Use Website'

/**
 * The label of a field's inherit checkbox at a scope; undefined where it has none. The original's rule: at default scope only where
 * the module's value may be restored, below it only where a wider scope shows the field, named after the nearest one that does.
 */
export function findInheritLabel (field: Field, scope: Scope): InheritLabel | undefined {
  // Without a label there is nothing to edit, only what another software would draw.
  if (field.type === 'note' && field.label === '') return undefined
  if (scope.type === 'default') return field.canRestore === true ? 'Use system value' : undefined
  if (scope.type === 'stores' && field.showInWebsite === true) return 'Use Website'
  return field.showInDefault === true ? 'Use Default' : undefined
}
