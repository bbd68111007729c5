import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import type { FormError } from '../../kernel/http/form-model.ts'
import type { RoleAction } from './audit-actions.ts'
import { keepLastRights, refusalOf, RoleHasUsers, RoleIsOwn, RoleMissing } from './role-refusals.ts'
import { deleteRoleRows, findRole, listRoleUsers } from './role-table.ts'
import type { RoleOptions } from './save-role.ts'

const act: RoleAction = 'role_deleted'

/** Deletes a role, and with it the rights of its users: of no others than those whom the page showed as having it. */
export async function deleteRole ({ database, clock, audit }: RoleOptions, origin: AuditOrigin, roleId: number, usersShown: readonly number[]): Promise<FormError[]> {
  const name = (await findRole(database, roleId))?.name ?? String(roleId)
  try {
    await inTransaction(database, async transaction => {
      const details = await keepLastRights(transaction, clock.now(), origin.userId, async () => await remove(transaction, origin, roleId, usersShown))
      await audit.record(transaction, origin, { action: act, outcome: 'success', target: name, details })
    })
    return []
  } catch (error) {
    const refusal = refusalOf(error)
    await audit.record(database, origin, { action: act, outcome: 'refused', target: name, details: { reason: refusal.reason } })
    return [refusal.error]
  }
}

async function remove (transaction: Database, { userId }: AuditOrigin, roleId: number, usersShown: readonly number[]): Promise<Record<string, string>> {
  if (await findRole(transaction, roleId) === undefined) throw RoleMissing()
  const users = await listRoleUsers(transaction, roleId)
  if (users.some(user => user.userId === userId)) throw RoleIsOwn()
  if (users.some(user => !usersShown.includes(user.userId))) throw RoleHasUsers(String(users.length))
  await deleteRoleRows(transaction, roleId)
  return users.length === 0 ? {} : { users: users.map(({ username }) => username).join(', ') }
}
