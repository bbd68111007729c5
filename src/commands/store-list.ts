import { listStores } from '../modules/store/store-table.ts'
import { listWebsites } from '../modules/store/website-table.ts'
import type { Outcome } from './command.ts'
import type { CommandInput } from './command-input.ts'
import type { CommandServices } from './services.ts'
import { printTable } from './table.ts'

/** Lists the store views, the Admin's own row 0 included. */
export async function storeList (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const rows = await listStores(await services.database(), { withAdmin: true })
  return printTable(input, [
    { head: 'ID', name: 'id' }, { head: 'Website ID', name: 'websiteId' }, { head: 'Group ID', name: 'groupId' }, { head: 'Name', name: 'name' },
    { head: 'Code', name: 'code' }, { head: 'Sort Order', name: 'sortOrder' }, { head: 'Is Active', name: 'isActive' }
  ], rows.map(row => [row.id, row.websiteId, row.groupId, row.name, row.code, row.sortOrder, Number(row.isActive)]))
}

/** Lists the websites, the Admin's own row 0 included. */
export async function storeWebsiteList (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const rows = await listWebsites(await services.database(), { withAdmin: true })
  return printTable(input, [
    { head: 'ID', name: 'id' }, { head: 'Default Group Id', name: 'defaultGroupId' }, { head: 'Name', name: 'name' },
    { head: 'Code', name: 'code' }, { head: 'Sort Order', name: 'sortOrder' }, { head: 'Is Default', name: 'isDefault' }
  ], rows.map(row => [row.id, row.defaultGroupId, row.name, row.code, row.sortOrder, Number(row.isDefault)]))
}
