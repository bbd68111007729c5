import type { AdminContext } from '../../../admin/admin-context.ts'
import type { Drafts } from '../../../admin/drafts.ts'
import type { FindTimeZone } from '../../../admin/time-zone.ts'
import type { CompareScopes } from '../../../config/compare-scopes.ts'
import type { ExportValues } from '../../../config/export-values.ts'
import type { ImportValues } from '../../../config/import-values.ts'
import type { RevertChanges } from '../../../config/revert-changes.ts'
import type { ScopeType, ScopeDirectory } from '../../../config/scope.ts'
import type { Field, Section, Structure } from '../../../config/structure.ts'
import type { AuditLog } from '../../../kernel/audit/audit-log.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Database } from '../../../kernel/database/database.ts'
import type { Fingerprint } from '../../../kernel/secrets.ts'

/** What the pages around the configuration ask for: history, compare, export, import. */
export interface ToolOptions {
  readonly database: Database
  readonly structure: Structure
  readonly scopes: ScopeDirectory
  readonly clock: Clock
  readonly fingerprint: Fingerprint
  readonly audit: AuditLog
  readonly findTimeZone: FindTimeZone
  readonly drafts: Drafts
  readonly compareScopes: CompareScopes
  readonly exportValues: ExportValues
  readonly importValues: ImportValues
  readonly revertChanges: RevertChanges
}

/** ACL resource of all these pages; each asks for that of every section besides. */
export const toolResource = 'Magento_Config::config'

const scopeTypes: readonly ScopeType[] = ['default', 'websites', 'stores']

/** The sections that a user may see, at whichever scope they are shown, in the order of the tabs. */
export function listAllowedSections (structure: Structure, { user }: AdminContext): readonly Section[] {
  const tabs = scopeTypes.flatMap(type => structure.listTabs(type, user.isAllowed))
  const ids = new Set(tabs.flatMap(tab => tab.sections.map(section => section.id)))
  return [...ids].map(id => structure.findSection(id)!)
}

/** A section that was asked for by its id; undefined where there is none that the user may see. */
export function findAllowedSection (structure: Structure, { user }: AdminContext, id: string | undefined): Section | undefined {
  const section = structure.findSection(id ?? '')
  return section !== undefined && user.isAllowed(section.resource) ? section : undefined
}

/** Where a field stands: its groups in the reader's language. */
export function toPlace (field: Field, { translate }: AdminContext): string {
  return [field.section.label, ...field.groups.map(group => group.label)].map(part => translate(part)).join(' > ')
}
