import type { Visibility } from './declaration.ts'

/** What stands under a field's label: the narrowest scope in which it can be set. */
export type ScopeLabel = '[GLOBAL]' | '[WEBSITE]' | '[STORE VIEW]'

/** The scope label, by the original's rule: the narrowest scope wins, whether or not the wider ones show the field. */
export function toScopeLabel (visibility: Visibility): ScopeLabel {
  if (visibility.showInStore === true) return '[STORE VIEW]'
  return visibility.showInWebsite === true ? '[WEBSITE]' : '[GLOBAL]'
}

/** The HTML id of a group or field: the ids from the section down, joined with underscores. */
export function toElementId (ids: readonly string[]): string {
  return ids.join('_')
}

/** The name of a field's inputs without its end `[value]` or `[inherit]`: `groups[outer][groups][inner][fields][field]`. */
export function toInputName (groupIds: readonly string[], fieldId: string): string {
  return `groups[${groupIds.join('][groups][')}][fields][${fieldId}]`
}
