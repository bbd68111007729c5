import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { countScopeRows, listScopeRows, type ScopeRow } from '../scope-list.ts'
import { toListPage } from '../../../admin/list-page.ts'
import { storesMenuItem, storesPath, storesResource } from './texts.ts'

const columns = ['website_title', 'group_title', 'store_title'] as const
type Filters = Readonly<Record<typeof columns[number], string>>

/** Registers the grid of Stores > Settings > All Stores. */
export function registerAllStores (area: AdminArea, database: Database): void {
  area.get(`${storesPath}/index`, storesResource, async (admin, request, reply) => await showAllStores(database, admin, request, reply))
}

async function showAllStores (database: Database, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { translate, url } = admin
  const query = toQuery(admin, request)
  const filters = Object.fromEntries(columns.map(column => [column, (query.get(column) ?? '').trim().slice(0, 255)])) as Filters
  const filter = { websiteName: filters.website_title, groupName: filters.group_title, storeName: filters.store_title }
  const recordCount = await countScopeRows(database, filter)
  const page = toListPage(query, recordCount, url(storesPath), filters)
  const rows = await listScopeRows(database, filter, page)
  const labels = { website_title: translate('Web Site'), group_title: translate('Store'), store_title: translate('Store View') }
  return await admin.page(reply, {
    template: 'store/all-stores.njk',
    title: translate('Stores'),
    bodyClass: 'adminhtml-system_store-index',
    menuItem: storesMenuItem,
    model: {
      newHrefs: { website: url(`${storesPath}/newWebsite`), group: url(`${storesPath}/newGroup`), store: url(`${storesPath}/newStore`) },
      grid: {
        id: 'storeGrid',
        caption: translate('Stores'),
        recordCount,
        filterAction: url(storesPath),
        resetHref: url(storesPath),
        pagination: page.pagination,
        columns: columns.map(key => ({ key, label: labels[key], filter: { type: 'text', value: filters[key] } })),
        rows: rows.map(row => ({ cells: toCells(admin, row) }))
      }
    }
  })
}

/** The grid's own form, or the original's address with the same values in Base64. */
function toQuery ({ parameters }: AdminContext, request: FastifyRequest): URLSearchParams {
  const encoded = parameters.get('filter')
  if (encoded !== undefined) return new URLSearchParams(Buffer.from(encoded, 'base64').toString('utf8'))
  return new URL(request.url, 'http://localhost').searchParams
}

function toCells ({ translate, url }: AdminContext, { website, group, store }: ScopeRow): object {
  const toCell = (action: string, idName: string, { id, name, code }: { id: number, name: string, code: string }, note = translate('(Code: %1)', code)): object =>
    ({ text: name, href: url(`${storesPath}/edit${action}/${idName}/${id}`), note })
  return {
    website_title: toCell('Website', 'website_id', website),
    group_title: group === null ? '' : toCell('Group', 'group_id', group),
    store_title: store === null ? '' : toCell('Store', 'store_id', store, store.isActive ? undefined : translate('(Code: %1, disabled)', store.code))
  }
}
