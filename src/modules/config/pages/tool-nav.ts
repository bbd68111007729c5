import type { AdminContext } from '../../../admin/admin-context.ts'
import { defaultScope, type Scope } from '../../../config/scope.ts'
import type { Section } from '../../../config/structure.ts'
import { toScopePath } from '../requested-scope.ts'
import { toSectionPath } from '../section-page.ts'

/** Which of the pages it is. */
export type Tool = 'history' | 'compare' | 'export' | 'import'

/** What a page is about; it goes along to the other pages. */
export interface ToolSubject {
  readonly section?: Section
  readonly scope?: Scope
}

/** Path of a page below the admin front name, with its subject. */
export function toToolPath (tool: Tool, { section, scope }: ToolSubject): string {
  return `admin/system_config/${tool}/${section === undefined ? '' : `section/${section.id}/`}${scope === undefined ? '' : toScopePath(scope)}`
}

/** The way back to the configuration, and the links from one of these pages to the others. */
export function toToolNav (admin: AdminContext, current: Tool, subject: ToolSubject): object {
  const { translate, url } = admin
  const texts: Record<Tool, string> = {
    history: translate('History'),
    compare: translate('Compare scopes'),
    export: translate('Export'),
    import: translate('Import')
  }
  const { section, scope = defaultScope } = subject
  return {
    label: translate('Configuration tools'),
    backHref: url(section === undefined ? `admin/system_config/index/${toScopePath(scope)}` : toSectionPath(section.id, scope)),
    items: (Object.keys(texts) as Tool[]).map(tool => ({ text: texts[tool], href: url(toToolPath(tool, subject)), current: tool === current }))
  }
}
