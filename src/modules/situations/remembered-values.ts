import { deleteRow, listRows, saveRow } from '../../config/config-data.ts'
import { defaultScope } from '../../config/scope.ts'
import type { Database } from '../../kernel/database/database.ts'
import { fromTimestamp } from '../../kernel/database/timestamp.ts'
import { keyPaths } from '../services-connector/key-validation.ts'
import type { RememberedValue } from './situation-table.ts'

/** Flags that would keep the stored Production key from being asked about: a situation begins with their defaults. */
const flagPaths = ['channel/amazon/endpoint/use_services_connector', 'channel/amazon/endpoint/use_services_connector_sandbox_api_key']

/** Every value of the configuration that situations write, at default scope. */
export const situationPaths: readonly string[] = [keyPaths.production, ...flagPaths, 'web/unsecure/base_url', 'web/secure/base_url']

/** The values as they lie in the table now. */
export async function readValues (database: Database): Promise<RememberedValue[]> {
  return (await listRows(database, situationPaths, [defaultScope])).map(({ path, value, updatedAt }) => ({ path, value, updatedAt }))
}

/**
 * Puts the values back byte by byte, the times of their last change too. Nothing of this stands in the history of the
 * configuration: it tells what people have saved.
 */
export async function restoreValues (database: Database, values: readonly RememberedValue[]): Promise<void> {
  for (const path of situationPaths) {
    const known = values.find(value => value.path === path)
    if (known === undefined) await deleteRow(database, defaultScope, path)
    else await saveRow(database, defaultScope, path, known.value, fromTimestamp(known.updatedAt))
  }
}

/** What every situation begins with: no key, and the check of keys as it comes. */
export async function clearValues (database: Database): Promise<void> {
  for (const path of [keyPaths.production, ...flagPaths]) await deleteRow(database, defaultScope, path)
}
