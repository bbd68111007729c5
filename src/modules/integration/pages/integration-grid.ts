import type { FastifyRequest } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import { countGridRows, narrow, readGrid, readGridRows, toGridModel, toGridPage, type Grid } from '../../../admin/grid.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { queryIntegrations, toIntegration, type IntegrationRow } from '../integration-table.ts'
import { integrationsPath, toIntegrationPath } from './integration-form.ts'

/** Params of the grid of all integrations. */
export async function toIntegrationsGrid (database: Database, admin: AdminContext, request: FastifyRequest): Promise<object> {
  const grid = declareGrid(admin)
  const asked = readGrid(admin, request, grid)
  const query = narrow(queryIntegrations(database), grid, asked)
  const count = await countGridRows(query)
  const page = toGridPage(admin, grid, asked, count)
  const rows = await readGridRows<IntegrationRow>(query, asked, page, 'integration_id')
  return { ...toGridModel(admin, grid, asked, count, page), rows: rows.map(row => toRow(admin, row)) }
}

function declareGrid ({ translate }: AdminContext): Grid {
  return {
    id: 'integrationGrid',
    caption: translate('Integrations'),
    path: integrationsPath,
    sort: 'name',
    columns: [
      { key: 'name', label: translate('Name'), column: 'name', filter: 'text' },
      { key: 'status', label: translate('Status'), column: 'status', filter: [{ value: '0', label: translate('Inactive') }, { value: '1', label: translate('Active') }] },
      { key: 'activate', label: translate('Activate') },
      { key: 'edit', label: translate('Edit') },
      { key: 'delete', label: translate('Delete') }
    ]
  }
}

function toRow ({ translate, url }: AdminContext, row: IntegrationRow): object {
  const { id, name, isActive } = toIntegration(row)
  return {
    id: String(id),
    cells: {
      name,
      status: { text: translate(isActive ? 'Active' : 'Inactive'), colour: isActive ? 'green' : 'grey' },
      activate: isActive
        ? { text: translate('Reauthorize'), href: url(`${integrationsPath}/permissionsDialog/id/${id}/reauthorize/1`) }
        : { text: translate('Activate'), href: url(`${integrationsPath}/permissionsDialog/id/${id}`) },
      edit: { text: translate('Edit'), href: url(toIntegrationPath(id)) },
      delete: { text: translate('Delete'), href: url(`${integrationsPath}/remove/id/${id}`) }
    }
  }
}
