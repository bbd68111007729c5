import { z } from 'zod'
import { search, searchQuery, toSearchResult } from '../../admin/rest/search-criteria.ts'
import { createNoSuchEntity } from '../../admin/rest/service-error.ts'
import { defineService, type ServiceRoute } from '../../admin/rest/service-route.ts'
import type { Database } from '../../kernel/database/database.ts'

const id = z.number().int()
const user = z.object({
  user_id: id,
  username: z.string(),
  firstname: z.string(),
  lastname: z.string(),
  email: z.string(),
  is_active: z.boolean(),
  interface_locale: z.string(),
  created: z.string(),
  modified: z.string(),
  logdate: z.string().nullable(),
  role_id: id.nullable(),
  role_name: z.string().nullable()
})
const role = z.object({ role_id: id, role_name: z.string(), user_count: id })
const roleWithResources = z.object({ ...role.shape, resources: z.array(z.string()) })
const idInPath = z.coerce.number().int().min(1).max(2_147_483_647)

const userColumns = ['user_id', 'username', 'firstname', 'lastname', 'email', 'is_active', 'interface_locale', 'created', 'modified', 'logdate']

/** Services of ours for admin users and roles, which the original has none for: they can be read. */
export function listUserServices (database: Database): ServiceRoute[] {
  return [...declareUsers(database), ...declareRoles(database)]
}

function declareUsers (database: Database): ServiceRoute[] {
  const users = { method: 'GET', tag: 'Admin users', resource: 'Magento_User::acl_users' } as const
  return [
    defineService({
      ...users,
      path: '/V1/backroom/users',
      summary: 'List admin users',
      query: searchQuery,
      answer: toSearchResult(user),
      async handle ({ query }) {
        const { rows, ...rest } = await search<UserRow>({ query: queryUsers(database), columns: { ...toColumns('u', userColumns), role_id: 'r.role_id', role_name: 'r.role_name' }, idColumn: 'u.user_id' }, query.searchCriteria)
        return { items: rows.map(toUser), ...rest }
      }
    }),
    defineService({
      ...users,
      path: '/V1/backroom/users/:userId',
      summary: 'Get an admin user',
      params: z.object({ userId: idInPath }),
      answer: user,
      async handle ({ params: { userId } }) {
        const row = await queryUsers(database).where('u.user_id', userId).first() as UserRow | undefined
        if (row === undefined) throw createNoSuchEntity('userId', userId)
        return toUser(row)
      }
    })
  ]
}

function declareRoles (database: Database): ServiceRoute[] {
  const roles = { method: 'GET', tag: 'Roles', resource: 'Magento_User::acl_roles' } as const
  return [
    defineService({
      ...roles,
      path: '/V1/backroom/roles',
      summary: 'List roles',
      query: searchQuery,
      answer: toSearchResult(role),
      async handle ({ query }) {
        const { rows, ...rest } = await search<z.infer<typeof role>>({ query: queryRoles(database), columns: toColumns('r', ['role_id', 'role_name']), idColumn: 'r.role_id' }, query.searchCriteria)
        return { items: rows, ...rest }
      }
    }),
    defineService({
      ...roles,
      path: '/V1/backroom/roles/:roleId',
      summary: 'Get a role with its resources',
      params: z.object({ roleId: idInPath }),
      answer: roleWithResources,
      handle: async ({ params: { roleId } }) => await getRole(database, roleId)
    })
  ]
}

type UserRow = Omit<z.infer<typeof user>, 'is_active' | 'firstname' | 'lastname' | 'email'> & { is_active: number, firstname: string | null, lastname: string | null, email: string | null }

function queryUsers (database: Database) {
  return database('admin_user as u')
    .leftJoin('authorization_role as o', join => { join.on('o.user_id', 'u.user_id').andOnVal('o.role_type', 'U') })
    .leftJoin('authorization_role as r', join => { join.on('r.role_id', 'o.parent_id').andOnVal('r.role_type', 'G') })
    .select(...userColumns.map(column => `u.${column}`), 'r.role_id', 'r.role_name')
}

function queryRoles (database: Database) {
  const members = database('authorization_role as m').whereRaw('?? = ??', ['m.parent_id', 'r.role_id']).where('m.role_type', 'U').count('*').as('user_count')
  return database('authorization_role as r').where('r.role_type', 'G').select('r.role_id', 'r.role_name', members)
}

async function getRole (database: Database, roleId: number): Promise<z.infer<typeof roleWithResources>> {
  const found = await queryRoles(database).where('r.role_id', roleId).first() as z.infer<typeof role> | undefined
  if (found === undefined) throw createNoSuchEntity('roleId', roleId)
  const rules = await database('authorization_rule').where({ role_id: roleId, permission: 'allow' }).orderBy('resource_id').select('resource_id') as Array<{ resource_id: string }>
  return { ...found, resources: rules.map(rule => rule.resource_id) }
}

function toUser (row: UserRow): z.infer<typeof user> {
  return { ...row, firstname: row.firstname ?? '', lastname: row.lastname ?? '', email: row.email ?? '', is_active: row.is_active === 1 }
}

function toColumns (table: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map(name => [name, `${table}.${name}`]))
}
