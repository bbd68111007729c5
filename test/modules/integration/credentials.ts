import type { Visitor } from '../../helpers/visitor.ts'

/** What stands in a field of the page that somebody has before him. */
export function textOfField (visitor: Visitor, id: string): string {
  return visitor.page().document.getElementById(id)?.getAttribute('value') ?? ''
}
