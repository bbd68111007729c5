import type { Test } from 'tap'
import { createCompareScopes } from '../../src/config/compare-scopes.ts'
import { createExportValues } from '../../src/config/export-values.ts'
import { createImportValues } from '../../src/config/import-values.ts'
import { createRevertChanges } from '../../src/config/revert-changes.ts'
import type { SaveValuesRequest } from '../../src/config/save-values.ts'
import { createExample } from './example.ts'

export const byAdmin: SaveValuesRequest = { actor: { realm: 'admin', userId: 1, userName: 'admin' }, dryRun: false, isAllowed: () => true }
export const rehearsed: SaveValuesRequest = { ...byAdmin, dryRun: true }

/** The example engine with what carries values about. */
export async function createTransfer (t: Test, options: Parameters<typeof createExample>[1] = {}) {
  const example = await createExample(t, options)
  return {
    ...example,
    exportValues: createExportValues(example.engine),
    importValues: createImportValues(example.engine),
    compareScopes: createCompareScopes(example.engine),
    revertChanges: createRevertChanges(example.engine),
    /** What is stored, without ids and times. */
    rows: async (): Promise<unknown[]> => await example.database('core_config_data').select('scope', 'scope_id', 'path', 'value').orderBy(['scope', 'scope_id', 'path'])
  }
}
