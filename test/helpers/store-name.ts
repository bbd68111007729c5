import { listRows, saveRow } from '../../src/config/config-data.ts'
import { saveChanges } from '../../src/config/history.ts'
import type { ScopeAddress } from '../../src/config/scope.ts'
import type { TestApp } from './app.ts'

export const storeNamePath = 'general/store_information/name'
export const french: ScopeAddress = { type: 'stores', id: 3 }
export const atDefault: ScopeAddress = { type: 'default', id: 0 }

/** A save of the store's name with its history, as the configuration page makes it; a minute goes by. */
export async function saveStoreName ({ database, clock }: TestApp, value: string, scope: ScopeAddress): Promise<void> {
  const [row] = await listRows(database, [storeNamePath], [scope])
  await saveRow(database, scope, storeNamePath, value, clock.now())
  const change = { path: storeNamePath, scope, action: 'saved', oldValue: row === undefined ? null : row.value, newValue: value, isSecret: false } as const
  await saveChanges(database, [change], { userId: 1, userName: 'admin' }, clock.now())
  clock.forward(60)
}
