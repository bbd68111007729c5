import type { Dependency } from '../../config/declaration.ts'
import type { Structure } from '../../config/structure.ts'

/** A field's or group's dependencies as the page's script reads them. */
export function toDependencies (structure: Pick<Structure, 'findDeclaredField'>, depends: readonly Dependency[] | undefined): object[] {
  return (depends ?? []).flatMap(({ field, values, negative }) => {
    const other = structure.findDeclaredField(field)
    return other === undefined ? [] : [{ field: other.elementId, values, negative: negative === true }]
  })
}
