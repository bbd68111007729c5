import { allResources } from '../../../admin/acl.ts'
import type { Database } from '../../../kernel/database/database.ts'

/** A role as the form of a user offers it. */
export interface RoleChoice {
  readonly roleId: number
  readonly roleName: string
}

const table = 'authorization_role'
/** More roles than one form shows: its filter finds the others. */
const mostListed = 200

/** The roles whose name has a text in it, in upper or lower case, by name; an empty text has all of them. */
export async function listRoleChoices (database: Database, part: string): Promise<RoleChoice[]> {
  const query = database(table).where({ role_type: 'G' }).orderBy('role_name').orderBy('role_id').limit(mostListed).select('role_id as roleId', 'role_name as roleName')
  if (part !== '') query.whereRaw("lower(role_name) like lower(?) escape '!'", [`%${part.replace(/[!%_]/g, '!$&')}%`])
  return await query as RoleChoice[]
}

/** A role; undefined where there is none with this id. */
export async function findRole (database: Database, roleId: number): Promise<RoleChoice | undefined> {
  return await database(table).where({ role_type: 'G', role_id: roleId }).first('role_id as roleId', 'role_name as roleName') as RoleChoice | undefined
}

/** The role of a user; undefined where he has none. */
export async function findRoleOfUser (database: Database, userId: number): Promise<RoleChoice | undefined> {
  const row = await database(table).where({ role_type: 'U', user_id: userId }).first('parent_id') as { parent_id: number } | undefined
  return row === undefined ? undefined : await findRole(database, row.parent_id)
}

/** Takes a user out of his role, as one does who is deleted. */
export async function removeFromRole (transaction: Database, userId: number): Promise<void> {
  await transaction(table).where({ role_type: 'U', user_id: userId }).delete()
}

/** Whether a role grants every resource. */
export async function isFullRole (database: Database, roleId: number): Promise<boolean> {
  return (await database('authorization_rule').where({ role_id: roleId, resource_id: allResources, permission: 'allow' }).limit(1)).length > 0
}

/** Whether there is another active user with every resource whose account has no end. */
export async function hasOtherAdministrator (transaction: Database, userId: number): Promise<boolean> {
  const rows = await transaction('admin_user as account')
    .join(`${table} as own`, 'own.user_id', 'account.user_id')
    .join('authorization_rule as rule', 'rule.role_id', 'own.parent_id')
    .leftJoin('admin_user_expiration as expiration', 'expiration.user_id', 'account.user_id')
    .where({ 'own.role_type': 'U', 'rule.resource_id': allResources, 'rule.permission': 'allow', 'account.is_active': 1 })
    .whereNull('expiration.user_id').whereNot({ 'account.user_id': userId }).limit(1).select('account.user_id')
  return rows.length > 0
}
