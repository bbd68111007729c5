import type { Database } from '../../kernel/database/database.ts'
import { checkCode, checkName, checkSortOrder, notInList, required, toErrors, toId } from './check-input.ts'
import { findGroup, saveGroup, type Group } from './group-table.ts'
import type { Sentence, StoreErrors, StoreInput, StoreKind } from './store-kind.ts'
import { deleteStore, findStoreView, insertStore, isStoreCodeTaken, listStoresOfGroup, saveStore, type StoreView } from './store-table.ts'
import { findWebsiteRow } from './website-table.ts'

/** Characters of a store view's name in the original's table. */
const longestName = 255

/** Store views, as All Stores creates, changes and deletes them. */
export const viewKind: StoreKind = {
  name: 'store',
  fields: ['group_id', 'name', 'code', 'is_active', 'sort_order'],
  async findInput (database, id) {
    const view = await findStoreView(database, id)
    return view === undefined
      ? undefined
      : { group_id: String(view.groupId), name: view.name, code: view.code, is_active: view.isActive ? '1' : '0', sort_order: String(view.sortOrder) }
  },
  check,
  async write (transaction, id, input) {
    const group = (await findGroup(transaction, toId(input['group_id'])))!
    const values = { websiteId: group.websiteId, groupId: group.id, name: input['name']!, code: input['code']!, sortOrder: Number(input['sort_order'] ?? ''), isActive: input['is_active'] !== '0' }
    const before = id === undefined ? undefined : await findStoreView(transaction, id)
    const written = id ?? await insertStore(transaction, values)
    if (before !== undefined) await saveStore(transaction, before.id, values)
    if (before !== undefined && before.groupId !== group.id) await leaveGroup(transaction, before)
    if (group.defaultStoreId === 0) await saveGroup(transaction, group.id, { defaultStoreId: written })
    return written
  },
  async findObstacle (database, id) {
    const view = await findStoreView(database, id)
    const group = view === undefined ? undefined : await findGroup(database, view.groupId)
    if (group === undefined) return undefined
    if ((await listStoresOfGroup(database, group.id)).length === 1) return { phrase: 'It is the only store view of the store "%1". Delete the store instead.', args: [group.name] }
    return group.defaultStoreId === id ? { phrase: 'It is the default store view of the store "%1". Make another one the default there first.', args: [group.name] } : undefined
  },
  async listRemoved (database, id) {
    const view = await findStoreView(database, id)
    return { websiteIds: [], groups: [], views: view === undefined ? [] : [view] }
  },
  remove: deleteStore
}

/** Whether a view must stay with its store: it is the default one of several, or all that the default website shows. */
export async function isBoundToGroup (database: Database, view: StoreView): Promise<boolean> {
  const group = await findGroup(database, view.groupId)
  if (group === undefined || group.defaultStoreId !== view.id) return false
  const website = await findWebsiteRow(database, group.websiteId)
  return (website?.isDefault === true && website.defaultGroupId === group.id) || (await listStoresOfGroup(database, group.id)).length > 1
}

/** Whether a view is what its store shows, or will be because there is no other. */
function isDefaultView (group: Group, id: number | undefined): boolean {
  return group.defaultStoreId === 0 || group.defaultStoreId === id
}

async function check (database: Database, id: number | undefined, input: StoreInput): Promise<StoreErrors> {
  const group = await findGroup(database, toId(input['group_id']))
  const code = checkCode('store', input['code'] ?? '')
  const isTaken = code === undefined && await isStoreCodeTaken(database, input['code']!, id)
  return toErrors({
    group_id: (input['group_id'] ?? '') === '' ? required : group === undefined ? notInList : await checkMove(database, id, group),
    name: checkName(input['name'] ?? '', longestName),
    code: isTaken ? { phrase: 'Store with the same code already exists.' } : code,
    is_active: checkStatus(group, id, input['is_active'] ?? '1'),
    sort_order: checkSortOrder(input['sort_order'] ?? '')
  })
}

async function checkMove (database: Database, id: number | undefined, group: Group): Promise<Sentence | undefined> {
  const view = id === undefined ? undefined : await findStoreView(database, id)
  if (view === undefined || view.groupId === group.id || !await isBoundToGroup(database, view)) return undefined
  return { phrase: 'This store view cannot move: it is the default one of its store. Make another one the default there first.' }
}

function checkStatus (group: Group | undefined, id: number | undefined, status: string): Sentence | undefined {
  if (!['0', '1'].includes(status)) return notInList
  return status === '0' && group !== undefined && isDefaultView(group, id) ? { phrase: 'The default store cannot be disabled' } : undefined
}

/** The store that is left shows nothing where this was its only view. */
async function leaveGroup (transaction: Database, view: StoreView): Promise<void> {
  const left = await findGroup(transaction, view.groupId)
  if (left?.defaultStoreId === view.id) await saveGroup(transaction, left.id, { defaultStoreId: 0 })
}
