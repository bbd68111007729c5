import type { Database } from '../../kernel/database/database.ts'
import { checkCode, checkName, checkSortOrder, notInList, toErrors, toId } from './check-input.ts'
import { findGroup, listGroupsOf } from './group-table.ts'
import type { Sentence, StoreErrors, StoreInput, StoreKind } from './store-kind.ts'
import { listStoresOfWebsite } from './store-table.ts'
import { deleteWebsite, findWebsiteRow, insertWebsite, isWebsiteCodeTaken, saveDefaultWebsite, saveWebsite } from './website-table.ts'

/** Characters of a website's name in the original's table. */
const longestName = 64

/** Websites, as All Stores creates, changes and deletes them. */
export const websiteKind: StoreKind = {
  name: 'website',
  fields: ['name', 'code', 'sort_order', 'default_group_id', 'is_default'],
  async findInput (database, id) {
    const website = await findWebsiteRow(database, id)
    return website === undefined
      ? undefined
      : { name: website.name, code: website.code, sort_order: String(website.sortOrder), default_group_id: String(website.defaultGroupId), is_default: website.isDefault ? '1' : '0' }
  },
  check,
  async write (transaction, id, input) {
    const values = { name: input['name']!, code: input['code']!, sortOrder: Number(input['sort_order'] ?? '') }
    const written = id ?? await insertWebsite(transaction, values)
    if (id !== undefined) await saveWebsite(transaction, id, { ...values, ...toDefaultGroup(input) })
    if (input['is_default'] === '1') await saveDefaultWebsite(transaction, written)
    return written
  },
  async findObstacle (database, id): Promise<Sentence | undefined> {
    const website = await findWebsiteRow(database, id)
    return website?.isDefault === true ? { phrase: 'It is the default website. Make another website the default first.' } : undefined
  },
  async listRemoved (database, id) {
    return { websiteIds: [id], groups: await listGroupsOf(database, id), views: await listStoresOfWebsite(database, id) }
  },
  remove: deleteWebsite
}

async function check (database: Database, id: number | undefined, input: StoreInput): Promise<StoreErrors> {
  const code = checkCode('website', input['code'] ?? '')
  const isTaken = code === undefined && await isWebsiteCodeTaken(database, input['code']!, id)
  return toErrors({
    name: checkName(input['name'] ?? '', longestName),
    code: isTaken ? { phrase: 'Website with the same code already exists.' } : code,
    sort_order: checkSortOrder(input['sort_order'] ?? ''),
    default_group_id: await checkDefaultGroup(database, id, input),
    is_default: await checkDefault(database, id, input)
  })
}

/** The default store is one of the website's own; nothing chosen leaves it as it is. */
async function checkDefaultGroup (database: Database, id: number | undefined, input: StoreInput): Promise<Sentence | undefined> {
  const chosen = input['default_group_id'] ?? ''
  if (id === undefined || ['', '0'].includes(chosen)) return undefined
  const group = await findGroup(database, toId(chosen))
  return group?.websiteId === id ? undefined : notInList
}

/** The default website has a store view to show. */
async function checkDefault (database: Database, id: number | undefined, input: StoreInput): Promise<Sentence | undefined> {
  if (input['is_default'] !== '1') return undefined
  const website = id === undefined ? undefined : await findWebsiteRow(database, id)
  if (website?.isDefault === true) return undefined
  const group = website === undefined ? undefined : await findGroup(database, toId(input['default_group_id']) || website.defaultGroupId)
  return (group?.defaultStoreId ?? 0) > 0 ? undefined : { phrase: 'The default website needs a default store with a store view. Create them first.' }
}

function toDefaultGroup (input: StoreInput): { defaultGroupId?: number } {
  const chosen = toId(input['default_group_id'])
  return chosen === 0 ? {} : { defaultGroupId: chosen }
}
