import type { FastifyRequest } from 'fastify'
import type { Knex } from 'knex'
import type { AdminContext } from '../../../admin/admin-context.ts'
import { countGridRows, narrow, readGrid, readGridRows, toGridModel, toGridPage, type Grid, type GridRequest } from '../../../admin/grid.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { formOf } from '../../../kernel/http/form-body.ts'
import { rolesPath, toRoleId, toRolePath } from './role-form.ts'

interface UserRow { readonly user_id: number, readonly username: string, readonly firstname: string | null, readonly lastname: string | null, readonly email: string | null, readonly is_active: number, readonly role_name: string | null }

/** Params of the grid of all roles. */
export async function toRolesGrid (database: Database, admin: AdminContext, request: FastifyRequest): Promise<object> {
  const { translate, url } = admin
  const grid: Grid = {
    id: 'roleGrid',
    caption: translate('Roles'),
    path: rolesPath,
    sort: 'role_id',
    columns: [
      { key: 'role_id', label: translate('ID'), column: 'role_id', filter: 'text' },
      { key: 'role_name', label: translate('Role'), column: 'role_name', filter: 'text' }
    ]
  }
  const query = database('authorization_role').where({ role_type: 'G' }).select('role_id', 'role_name')
  const { model, rows } = await readRows<{ role_id: number, role_name: string }>(admin, grid, readGrid(admin, request, grid), query, 'role_id')
  return { ...model, rows: rows.map(row => ({ href: url(toRolePath(row.role_id)), cells: { role_id: row.role_id, role_name: row.role_name } })) }
}

/** The grid of the users of a role as a page shows it. */
export interface RoleUsersGrid {
  readonly model: object
  /** Ids of the users whose rows are shown. */
  readonly shown: readonly number[]
}

/** Params of the grid of all users with those ticked who are chosen for a role. */
export async function toRoleUsersGrid (database: Database, admin: AdminContext, request: FastifyRequest, roleId: number | undefined, chosen: readonly number[]): Promise<RoleUsersGrid> {
  const { translate } = admin
  const grid = toUsersGrid(admin, roleId)
  const { model, rows } = await readRows<UserRow>(admin, grid, readGrid(admin, toAsked(admin, request), grid), selectUsers(database, roleId), 'user_id')
  return {
    shown: rows.map(row => row.user_id),
    model: {
      ...model,
      filterForm: 'edit_form',
      resetHref: admin.url(`${toRolePath(roleId)}/reset_filter/1`),
      rows: rows.map(row => ({
        cells: {
          in_role_users: { control: { type: 'checkbox', name: 'in_role_users[]', value: String(row.user_id), label: translate('Give this role to %1', row.username), checked: chosen.includes(row.user_id) } },
          role_user_id: row.user_id,
          role_user_username: row.username,
          role_user_firstname: row.firstname ?? '',
          role_user_lastname: row.lastname ?? '',
          role_user_email: row.email ?? '',
          role_user_is_active: translate(row.is_active === 1 ? 'Active' : 'Inactive'),
          role_user_role: row.role_name ?? ''
        }
      }))
    }
  }
}

/** The grid stands in the role's form, which is posted with it: what its links ask for is in the address, what was typed into it in the form. */
function toAsked ({ parameters }: AdminContext, request: FastifyRequest): Pick<FastifyRequest, 'url'> {
  if (request.method !== 'POST' || request.url.includes('?')) return request
  const typed = parameters.has('reset_filter') ? [] : formOf(request).entries.filter(([name]) => /^(?:in_role_users|role_user_\w+|sort|dir|page|limit)$/.test(name)).map(([name, value]) => [name, value])
  return { url: `${request.url}?${new URLSearchParams(typed).toString()}` }
}

/** The original's columns, and the role that each user has now: whoever gets this one loses it. */
function toUsersGrid ({ translate }: AdminContext, roleId: number | undefined): Grid {
  const yesOrNo = [{ value: '1', label: translate('Yes') }, { value: '0', label: translate('No') }]
  const status = [{ value: '1', label: translate('Active') }, { value: '0', label: translate('Inactive') }]
  return {
    id: 'roleUserGrid',
    caption: translate('Role Users'),
    path: toRolePath(roleId),
    sort: 'role_user_id',
    columns: [
      { key: 'in_role_users', label: translate('Assigned'), column: 'in_role', filter: yesOrNo, align: 'center' },
      { key: 'role_user_id', label: translate('User ID'), column: 'user_id', filter: 'text' },
      { key: 'role_user_username', label: translate('User Name'), column: 'username', filter: 'text' },
      { key: 'role_user_firstname', label: translate('First Name'), column: 'firstname', filter: 'text' },
      { key: 'role_user_lastname', label: translate('Last Name'), column: 'lastname', filter: 'text' },
      { key: 'role_user_email', label: translate('Email'), column: 'email', filter: 'text' },
      { key: 'role_user_is_active', label: translate('Status'), column: 'is_active', filter: status },
      { key: 'role_user_role', label: translate('Role'), column: 'role_name', filter: 'text' }
    ]
  }
}

function selectUsers (database: Database, roleId: number | undefined): Knex.QueryBuilder {
  const users = database('admin_user')
    .leftJoin('authorization_role as own', join => { join.on('own.user_id', 'admin_user.user_id').andOnVal('own.role_type', 'U') })
    .leftJoin('authorization_role as role', 'role.role_id', 'own.parent_id')
    .select('admin_user.user_id', 'username', 'firstname', 'lastname', 'email', 'is_active', 'role.role_name', database.raw("case when own.parent_id = ? then '1' else '0' end as in_role", [roleId ?? 0]))
  return database.from(users.as('users')).select('*')
}

/** A page of rows; an id is looked for as a whole, since it is a number and no text. */
async function readRows<Row> (admin: AdminContext, grid: Grid, asked: GridRequest, query: Knex.QueryBuilder, idColumn: string): Promise<{ model: object, rows: Row[] }> {
  const idKey = grid.columns.find(({ column }) => column === idColumn)!.key
  const id = asked.filters[idKey] ?? ''
  if (id !== '') query.where(idColumn, toRoleId(id))
  narrow(query, { ...grid, columns: grid.columns.filter(({ key }) => key !== idKey) }, asked)
  const recordCount = await countGridRows(query)
  const page = toGridPage(admin, grid, asked, recordCount)
  return { model: toGridModel(admin, grid, asked, recordCount, page), rows: await readGridRows<Row>(query, asked, page, idColumn) }
}
