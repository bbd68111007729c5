import type { Page, Visitor } from '../../helpers/visitor.ts'

/** Opens a section of the configuration in Default Config. */
export async function visitSection (visitor: Visitor, section: string): Promise<Page> {
  return await visitor.open(`/admin/admin/system_config/edit/section/${section}/`)
}
