import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import { countGridRows, narrow, readGrid, readGridRows, toGridModel, toGridPage, type Grid, type GridRequest } from '../../../admin/grid.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { fromTimestamp } from '../../../kernel/database/timestamp.ts'
import { usersMenuItem, usersPath } from './users-path.ts'

interface Row {
  readonly user_id: number
  readonly username: string | null
  readonly firstname: string | null
  readonly lastname: string | null
  readonly email: string | null
  readonly role_name: string | null
  readonly is_active: number
  readonly expires_at: string | null
}

/** Shows the grid *All Users*. */
export async function showUsers ({ database, clock }: { readonly database: Database, readonly clock: Clock }, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { translate, url } = admin
  const grid = toGrid(admin)
  const asked = readGrid(admin, request, grid)
  const query = toQuery(database, grid, asked)
  const recordCount = await countGridRows(query)
  const page = toGridPage(admin, grid, asked, recordCount)
  const rows = await readGridRows<Row>(query, asked, page, 'account.user_id')
  return await admin.page(reply, {
    template: 'user/users.njk',
    title: translate('Users'),
    bodyClass: 'adminhtml-user-index',
    menuItem: usersMenuItem,
    model: {
      addHref: url(`${usersPath}/new`),
      grid: {
        ...toGridModel(admin, grid, asked, recordCount, page),
        rows: rows.map(row => ({ href: url(`${usersPath}/edit/user_id/${row.user_id}`), cells: toCells(admin, row, clock.now()) }))
      }
    }
  })
}

function toGrid ({ translate }: AdminContext): Grid {
  return {
    id: 'permissionsUserGrid',
    caption: translate('Users'),
    path: usersPath,
    sort: 'username',
    columns: [
      { key: 'user_id', label: translate('ID'), column: 'account.user_id', filter: 'text' },
      { key: 'username', label: translate('User Name'), column: 'account.username', filter: 'text' },
      { key: 'firstname', label: translate('First Name'), column: 'account.firstname', filter: 'text' },
      { key: 'lastname', label: translate('Last Name'), column: 'account.lastname', filter: 'text' },
      { key: 'email', label: translate('Email'), column: 'account.email', filter: 'text' },
      { key: 'role_name', label: translate('Role'), column: 'role.role_name', filter: 'text' },
      { key: 'is_active', label: translate('Status'), column: 'account.is_active', filter: [{ value: '1', label: translate('Active') }, { value: '0', label: translate('Inactive') }] }
    ]
  }
}

function toQuery (database: Database, grid: Grid, asked: GridRequest): ReturnType<Database> {
  const query = database('admin_user as account')
    .leftJoin('authorization_role as own', join => { join.on('own.user_id', 'account.user_id').andOnVal('own.role_type', 'U') })
    .leftJoin('authorization_role as role', 'role.role_id', 'own.parent_id')
    .leftJoin('admin_user_expiration as expiration', 'expiration.user_id', 'account.user_id')
    .select('account.user_id', 'account.username', 'account.firstname', 'account.lastname', 'account.email', 'account.is_active', 'role.role_name', 'expiration.expires_at')
  // An id is looked for as a whole: it is a number, in which not every database looks for a part.
  const id = asked.filters['user_id'] ?? ''
  if (id !== '') query.where('account.user_id', /^\d{1,9}$/.test(id) ? Number(id) : 0)
  return narrow(query, { ...grid, columns: grid.columns.filter(({ key }) => key !== 'user_id') }, asked)
}

function toCells ({ translate }: AdminContext, row: Row, now: Date): object {
  const isExpired = row.expires_at !== null && fromTimestamp(row.expires_at) <= now
  return {
    user_id: String(row.user_id),
    username: row.username ?? '',
    firstname: row.firstname ?? '',
    lastname: row.lastname ?? '',
    email: row.email ?? '',
    role_name: row.role_name ?? '',
    is_active: { text: translate(row.is_active === 1 ? 'Active' : 'Inactive'), ...isExpired ? { note: translate('Expired') } : {} }
  }
}
