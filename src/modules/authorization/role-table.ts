import { allResources, anyUser } from '../../admin/acl.ts'
import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'
import { toTimestamp } from '../../kernel/database/timestamp.ts'

const table = 'authorization_role'
const rules = 'authorization_rule'
/** The original's role types: a role is a group, a user's place in one a row of its own. */
const [group, user] = ['G', 'U']
/** Rows of one insert: databases bound the parts of a statement. */
const mostRows = 100

/** A role as its list shows it. */
export interface Role { readonly roleId: number, readonly name: string }

/** Somebody who has a role. */
export interface RoleUser { readonly userId: number, readonly username: string }

/** Creates a role (the original's row of type G) that holds the given ACL resources. */
export async function createRole (database: Database, name: string, resources: readonly string[]): Promise<number> {
  const [roleId] = await database(table).insert({ parent_id: 0, tree_level: 1, sort_order: 1, role_type: group, user_id: 0, user_type: '2', role_name: name })
  await saveGranted(database, roleId!, resources)
  return roleId!
}

/** The role with this name; created where there is none. */
export async function ensureRole (database: Database, name: string, resources: readonly string[]): Promise<number> {
  const known = await database(table).where({ role_type: group, role_name: name }).first('role_id') as { role_id: number } | undefined
  return known?.role_id ?? await createRole(database, name, resources)
}

/** The role with this id. */
export async function findRole (database: Database, roleId: number): Promise<Role | undefined> {
  const row = await database(table).where({ role_type: group, role_id: roleId }).first('role_name') as { role_name: string } | undefined
  return row === undefined ? undefined : { roleId, name: row.role_name }
}

/** Every role, by id. */
export async function listRoles (database: Database): Promise<Role[]> {
  const rows = await database(table).where({ role_type: group }).orderBy('role_id').select('role_id', 'role_name') as Array<{ role_id: number, role_name: string }>
  return rows.map(row => ({ roleId: row.role_id, name: row.role_name }))
}

export async function renameRole (database: Database, roleId: number, name: string): Promise<void> {
  await database(table).where({ role_type: group, role_id: roleId }).update({ role_name: name })
}

/** Deletes a role, what it grants and its users' places in it, as the original does. */
export async function deleteRoleRows (database: Database, roleId: number): Promise<void> {
  await database(table).where({ role_type: user, parent_id: roleId }).delete()
  await database(rules).where({ role_id: roleId }).delete()
  await database(table).where({ role_type: group, role_id: roleId }).delete()
}

/** The ACL resources that a role grants. */
export async function listGranted (database: Database, roleId: number): Promise<string[]> {
  const rows = await database(rules).where({ role_id: roleId, permission: 'allow' }).select('resource_id') as Array<{ resource_id: string }>
  return rows.map(row => row.resource_id)
}

/**
 * Replaces what a role grants. As in the original a role with some resources holds the Admin's entrance, too, and one with all
 * holds nothing else; what is denied has no row, which the original reads as denied.
 */
export async function saveGranted (database: Database, roleId: number, resources: readonly string[]): Promise<void> {
  await database(rules).where({ role_id: roleId }).delete()
  const granted = resources.length === 0 || resources.includes(allResources) ? resources : [...new Set([anyUser, ...resources])]
  const rows = granted.map(resource => ({ role_id: roleId, resource_id: resource, permission: 'allow' }))
  for (let first = 0; first < rows.length; first += mostRows) await database(rules).insert(rows.slice(first, first + mostRows))
}

/** Who has a role, by user id. */
export async function listRoleUsers (database: Database, roleId: number): Promise<RoleUser[]> {
  const rows = await database(`${table} as own`).join('admin_user', 'admin_user.user_id', 'own.user_id')
    .where({ 'own.role_type': user, 'own.parent_id': roleId }).orderBy('admin_user.user_id').select('admin_user.user_id', 'admin_user.username') as Array<{ user_id: number, username: string }>
  return rows.map(row => ({ userId: row.user_id, username: row.username }))
}

/** Puts a user into a role (the original's row of type U). */
export async function assignRole (database: Database, userId: number, username: string, roleId: number): Promise<void> {
  await database(table).where({ user_id: userId, role_type: user }).delete()
  await database(table).insert({ parent_id: roleId, tree_level: 2, sort_order: 0, role_type: user, user_id: userId, user_type: '2', role_name: username })
}

/** Takes a user out of a role, if he is still in it. */
export async function leaveRole (database: Database, userId: number, roleId: number): Promise<void> {
  await database(table).where({ user_id: userId, role_type: user, parent_id: roleId }).delete()
}

/** Whether a user who may enter, active and not expired, has a role with all resources: without one nobody could give rights again. */
export async function hasFullUser (database: Database, now: Date): Promise<boolean> {
  const rows = await database(`${table} as own`).join('admin_user', 'admin_user.user_id', 'own.user_id').join(`${rules} as rule`, 'rule.role_id', 'own.parent_id')
    .leftJoin('admin_user_expiration as expiration', 'expiration.user_id', 'own.user_id')
    .where({ 'own.role_type': user, 'admin_user.is_active': 1, 'rule.resource_id': allResources, 'rule.permission': 'allow' })
    .where(query => { query.whereNull('expiration.user_id').orWhere('expiration.expires_at', '>', toTimestamp(now)) }).limit(1).select('own.user_id')
  return rows.length > 0
}

const resourcesOfUser = `select rule.resource_id from authorization_role as own
  join authorization_rule as rule on rule.role_id = own.parent_id and rule.permission = 'allow'
  where own.user_id = ? and own.role_type = 'U'`

/** What a user's role grants; somebody without a role may do nothing. */
export interface Rights {
  /** The granted resources as one text. */
  readonly rights: string
  readonly isAllowed: (resource: string) => boolean
}

/** Reads what a user may do. */
export async function findRights (database: Database, userId: number): Promise<Rights> {
  const rows = await readRows<{ resource_id: string }>(database, resourcesOfUser, [userId])
  const granted = new Set(rows.map(row => row.resource_id))
  if (granted.has(allResources)) return { rights: allResources, isAllowed: () => true }
  return { rights: [...granted].sort().join(' '), isAllowed: resource => granted.has(resource) }
}
