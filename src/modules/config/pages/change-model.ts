import type { AdminContext } from '../../../admin/admin-context.ts'
import type { ConfigChange, RecordedChange } from '../../../config/history.ts'
import type { Structure } from '../../../config/structure.ts'
import { toSectionPath } from '../section-page.ts'
import type { ScopeNames } from './scope-names.ts'
import { toShownValue } from './shown-value.ts'
import { toPlace } from './tool-options.ts'

/** A change as these pages show it, with a link to the field at its scope where both are there. */
export function toChangeModel (structure: Pick<Structure, 'findField'>, admin: AdminContext, change: ConfigChange & Partial<Pick<RecordedChange, 'id'>>, scopeNames: ScopeNames): object {
  const { translate, url } = admin
  const field = structure.findField(change.path)
  const scope = scopeNames(change.scope)
  const isLinked = field !== undefined && scope.exists && field.section.shown[change.scope.type]
  return {
    id: change.id,
    path: change.path,
    label: field === undefined ? null : translate(field.label),
    place: field === undefined ? null : toPlace(field, admin),
    href: isLinked ? `${url(toSectionPath(field.section.id, change.scope))}#${field.elementId}` : null,
    scope: scope.name,
    before: toShownValue(change.oldValue, change.isSecret, translate),
    after: toShownValue(change.newValue, change.isSecret, translate)
  }
}
