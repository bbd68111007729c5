import { allResources } from '../../admin/acl.ts'
import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'

/** Creates a role (the original's row of type G) that holds the given ACL resources. */
export async function createRole (database: Database, name: string, resources: readonly string[]): Promise<number> {
  const [roleId] = await database('authorization_role').insert({ parent_id: 0, tree_level: 1, sort_order: 1, role_type: 'G', user_id: 0, user_type: '2', role_name: name })
  for (const resource of resources) await database('authorization_rule').insert({ role_id: roleId, resource_id: resource, permission: 'allow' })
  return roleId!
}

/** The role with this name; created where there is none. */
export async function ensureRole (database: Database, name: string, resources: readonly string[]): Promise<number> {
  const known = await database('authorization_role').where({ role_type: 'G', role_name: name }).first('role_id') as { role_id: number } | undefined
  return known?.role_id ?? await createRole(database, name, resources)
}

/** Puts a user into a role (the original's row of type U). */
export async function assignRole (database: Database, userId: number, username: string, roleId: number): Promise<void> {
  await database('authorization_role').where({ user_id: userId, role_type: 'U' }).delete()
  await database('authorization_role').insert({ parent_id: roleId, tree_level: 2, sort_order: 0, role_type: 'U', user_id: userId, user_type: '2', role_name: username })
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
