import type { Database } from '../../kernel/database/database.ts'
import { checkCode, checkName, notInList, required, toErrors, toId } from './check-input.ts'
import { deleteGroup, findGroup, insertGroup, isGroupCodeTaken, listGroupsOf, saveGroup, type Group } from './group-table.ts'
import type { Sentence, StoreErrors, StoreInput, StoreKind } from './store-kind.ts'
import { findStoreView, listStoresOfGroup, moveStoresOfGroup } from './store-table.ts'
import { findWebsiteRow, saveWebsite } from './website-table.ts'

/** Characters of a store's name in the original's table. */
const longestName = 255
/** The original's category `Default Category`, under which a catalog begins. */
export const defaultCategoryId = 2

/** Stores (the original's groups of store views), as All Stores creates, changes and deletes them. */
export const groupKind: StoreKind = {
  name: 'group',
  fields: ['website_id', 'name', 'code', 'root_category_id', 'default_store_id'],
  async findInput (database, id) {
    const group = await findGroup(database, id)
    return group === undefined
      ? undefined
      : { website_id: String(group.websiteId), name: group.name, code: group.code, root_category_id: String(group.rootCategoryId), default_store_id: String(group.defaultStoreId) }
  },
  check,
  async write (transaction, id, input) {
    const values = { websiteId: toId(input['website_id']), name: input['name']!, code: input['code']!, rootCategoryId: toId(input['root_category_id']) || defaultCategoryId }
    const before = id === undefined ? undefined : await findGroup(transaction, id)
    const written = id ?? await insertGroup(transaction, values)
    const view = toId(input['default_store_id'])
    if (before !== undefined) await saveGroup(transaction, before.id, { ...values, ...(view === 0 ? {} : { defaultStoreId: view }) })
    if (before !== undefined && before.websiteId !== values.websiteId) await leaveWebsite(transaction, before, values.websiteId)
    await ensureDefaultGroup(transaction, values.websiteId, written)
    return written
  },
  async findObstacle (database, id) {
    const group = await findGroup(database, id)
    const website = group === undefined ? undefined : await findWebsiteRow(database, group.websiteId)
    if (group === undefined || website === undefined) return undefined
    if ((await listGroupsOf(database, website.id)).length === 1) return { phrase: 'It is the only store of the website "%1". Delete the website instead.', args: [website.name] }
    return website.defaultGroupId === id ? { phrase: 'It is the default store of the website "%1". Make another store the default there first.', args: [website.name] } : undefined
  },
  async listRemoved (database, id) {
    const group = await findGroup(database, id)
    return { websiteIds: [], groups: group === undefined ? [] : [group], views: await listStoresOfGroup(database, id) }
  },
  remove: deleteGroup
}

/** Whether a store must stay with its website: it is the only one there, or what the default website shows (the original's rule). */
export async function isBoundToWebsite (database: Database, group: Group): Promise<boolean> {
  const website = await findWebsiteRow(database, group.websiteId)
  return website?.defaultGroupId === group.id && (website.isDefault || (await listGroupsOf(database, website.id)).length === 1)
}

async function check (database: Database, id: number | undefined, input: StoreInput): Promise<StoreErrors> {
  const code = checkCode('group', input['code'] ?? '')
  const isTaken = code === undefined && await isGroupCodeTaken(database, input['code']!, id)
  const category = input['root_category_id'] ?? ''
  return toErrors({
    website_id: await checkWebsite(database, id, input),
    name: checkName(input['name'] ?? '', longestName),
    code: isTaken ? { phrase: 'Group with the same code already exists.' } : code,
    root_category_id: category === '' || toId(category) > 0 ? undefined : notInList,
    default_store_id: await checkDefaultStore(database, id, input)
  })
}

async function checkWebsite (database: Database, id: number | undefined, input: StoreInput): Promise<Sentence | undefined> {
  if ((input['website_id'] ?? '') === '') return required
  const website = await findWebsiteRow(database, toId(input['website_id']))
  if (website === undefined) return notInList
  const group = id === undefined ? undefined : await findGroup(database, id)
  if (group === undefined || group.websiteId === website.id || !await isBoundToWebsite(database, group)) return undefined
  return { phrase: 'This store cannot move: it is the only store of its website, or the one that the default website shows.' }
}

/** The default view is one of the store's own, and enabled; nothing chosen leaves it as it is. */
async function checkDefaultStore (database: Database, id: number | undefined, input: StoreInput): Promise<Sentence | undefined> {
  const chosen = input['default_store_id'] ?? ''
  if (id === undefined || ['', '0'].includes(chosen)) return undefined
  const view = await findStoreView(database, toId(chosen))
  if (view?.groupId !== id) return notInList
  return view.isActive ? undefined : { phrase: 'An inactive store view cannot be saved as default store view' }
}

/** The views go along; the website that is left shows its next store. */
async function leaveWebsite (transaction: Database, group: Group, websiteId: number): Promise<void> {
  await moveStoresOfGroup(transaction, group.id, websiteId)
  const left = await findWebsiteRow(transaction, group.websiteId)
  if (left?.defaultGroupId === group.id) await saveWebsite(transaction, left.id, { defaultGroupId: (await listGroupsOf(transaction, left.id))[0]?.id ?? 0 })
}

/** A website's first store is its default one. */
async function ensureDefaultGroup (transaction: Database, websiteId: number, groupId: number): Promise<void> {
  const website = await findWebsiteRow(transaction, websiteId)
  if (website?.defaultGroupId === 0) await saveWebsite(transaction, websiteId, { defaultGroupId: groupId })
}
