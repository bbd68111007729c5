import type { AdminArea } from '../../../admin/area.ts'
import { createCompareScopes } from '../../../config/compare-scopes.ts'
import { createExportValues } from '../../../config/export-values.ts'
import { createImportValues } from '../../../config/import-values.ts'
import { createRevertChanges } from '../../../config/revert-changes.ts'
import type { SaveValuesOptions } from '../../../config/value-entry.ts'
import { registerCompare } from './compare.ts'
import { registerExport } from './export.ts'
import { registerHistory } from './history.ts'
import { registerImport } from './import.ts'
import { registerRevert } from './revert.ts'
import type { ToolOptions } from './tool-options.ts'

/** The engine that these pages stand on, and what they need besides. */
export type ConfigToolOptions = SaveValuesOptions & Pick<ToolOptions, 'structure' | 'findTimeZone' | 'drafts'>

/** Registers the pages around the configuration: history with revert, comparison, export and import. */
export function registerConfigToolRoutes (area: AdminArea, engine: ConfigToolOptions): void {
  const options: ToolOptions = {
    ...engine,
    compareScopes: createCompareScopes(engine),
    exportValues: createExportValues(engine),
    importValues: createImportValues(engine),
    revertChanges: createRevertChanges(engine)
  }
  registerHistory(area, options)
  registerRevert(area, options)
  registerCompare(area, options)
  registerExport(area, options)
  registerImport(area, options)
}
