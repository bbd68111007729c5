import type { Dependency } from '../../config/declaration.ts'
import { isMet } from '../../config/depends.ts'
import type { Field, Structure } from '../../config/structure.ts'

/** The values of fields that are not on the page, by field. */
export type Elsewhere = ReadonlyMap<Field, string>

/**
 * Conditions as the page's script reads them. What hangs on a field that is not on the page (another section, another scope) is
 * decided here: a condition that is met is left out, one that is not stays as `met: false`.
 */
export function toDependencies (structure: Pick<Structure, 'findDeclaredField'>, depends: readonly Dependency[], elsewhere: Elsewhere): object[] {
  return depends.flatMap((dependency): object[] => {
    const other = structure.findDeclaredField(dependency.field)
    if (other === undefined) return []
    const value = elsewhere.get(other)
    if (value === undefined) return [{ field: other.elementId, values: dependency.values, negative: dependency.negative === true }]
    return isMet(dependency, other, value) ? [] : [{ met: false }]
  })
}
