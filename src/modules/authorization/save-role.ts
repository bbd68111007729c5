import { allResources, type Acl } from '../../admin/acl.ts'
import { withParents } from '../../admin/resource-tree.ts'
import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import type { FormError } from '../../kernel/http/form-model.ts'
import type { RoleAction } from './audit-actions.ts'
import { checkRoleName, roleFields, type RoleInput } from './role-input.ts'
import { keepLastRights, refusalOf, RoleMissing, UserMissing } from './role-refusals.ts'
import { assignRole, createRole, findRole, leaveRole, listGranted, listRoleUsers, renameRole, saveGranted } from './role-table.ts'

export interface RoleOptions {
  readonly database: Database
  readonly clock: Clock
  readonly acl: Acl
  readonly audit: AuditLog
}

/** A role to be saved; `roleId` is absent for a new one, `usersBefore` are those whom the form showed as having it. */
export interface RoleChange {
  readonly roleId: number | undefined
  readonly input: RoleInput
  readonly usersBefore: readonly number[]
}

/** Saves a role with what it grants and who has it: all of it or, with the reasons, nothing. */
export async function saveRole (options: RoleOptions, origin: AuditOrigin, change: RoleChange): Promise<FormError[]> {
  const { database, clock, audit } = options
  const act: RoleAction = change.roleId === undefined ? 'role_created' : 'role_saved'
  try {
    return await inTransaction(database, async transaction => {
      const errors = [...await checkRoleName(transaction, change.input.name, change.roleId), ...checkResources(options.acl, change.input)]
      if (errors.length > 0) return errors
      const details = await keepLastRights(transaction, clock.now(), origin.userId, async () => await writeRole(options.acl, transaction, change))
      await audit.record(transaction, origin, { action: act, outcome: 'success', target: change.input.name, details })
      return []
    })
  } catch (error) {
    const refusal = refusalOf(error, hasOtherUsers(change) ? roleFields.users : roleFields.resources)
    await audit.record(database, origin, { action: act, outcome: 'refused', target: change.input.name, details: { reason: refusal.reason } })
    return [refusal.error]
  }
}

function hasOtherUsers ({ input, usersBefore }: RoleChange): boolean {
  return input.users.length !== usersBefore.length || input.users.some(userId => !usersBefore.includes(userId))
}

function checkResources (acl: Acl, { hasAll, resources }: RoleInput): FormError[] {
  const unknown = hasAll ? undefined : resources.find(id => acl.find(id) === undefined)
  return unknown === undefined ? [] : [{ field: roleFields.resources, phrase: 'There is no resource "%1". Reload the page and choose again.', args: [unknown] }]
}

/** Writes the rows of all three tables; tells what has changed. */
async function writeRole (acl: Acl, transaction: Database, { roleId, input, usersBefore }: RoleChange): Promise<Record<string, string>> {
  const resources = input.hasAll ? [allResources] : withParents(acl, input.resources)
  const role = roleId === undefined ? undefined : await findRole(transaction, roleId)
  if (roleId !== undefined && role === undefined) throw RoleMissing()
  const granted = role === undefined ? [] : await listGranted(transaction, role.roleId)
  const present = role === undefined ? [] : await listRoleUsers(transaction, role.roleId)
  const id = role?.roleId ?? await createRole(transaction, input.name, resources)
  if (role !== undefined) {
    await renameRole(transaction, id, input.name)
    await saveGranted(transaction, id, resources)
  }
  const left = present.filter(({ userId }) => usersBefore.includes(userId) && !input.users.includes(userId))
  for (const { userId } of left) await leaveRole(transaction, userId, id)
  const joined = await joinRole(transaction, id, input.users.filter(userId => ![...usersBefore, ...present.map(user => user.userId)].includes(userId)))
  const lists: Record<string, readonly string[]> = {
    resources_added: resources.filter(resource => !granted.includes(resource)),
    resources_removed: granted.filter(resource => acl.find(resource) !== undefined && !resources.includes(resource)),
    users_added: joined,
    users_removed: left.map(({ username }) => username)
  }
  return {
    ...role !== undefined && role.name !== input.name ? { name_before: role.name } : {},
    ...Object.fromEntries(Object.entries(lists).filter(([, names]) => names.length > 0).map(([key, names]) => [key, names.join(', ')]))
  }
}

/** Gives users a role; tells their names. */
async function joinRole (transaction: Database, roleId: number, userIds: readonly number[]): Promise<string[]> {
  const users = await transaction('admin_user').whereIn('user_id', userIds).orderBy('user_id').select('user_id', 'username') as Array<{ user_id: number, username: string }>
  if (users.length < new Set(userIds).size) throw UserMissing()
  for (const { user_id: userId, username } of users) await assignRole(transaction, userId, username, roleId)
  return users.map(({ username }) => username)
}
