import type { Database } from '../../kernel/database/database.ts'
import { AppError, createError } from '../../kernel/errors.ts'
import type { FormError } from '../../kernel/http/form-model.ts'
import { roleFields } from './role-input.ts'
import { findRights, hasFullUser } from './role-table.ts'

/** The ACL resource of roles. */
export const rolesResource = 'Magento_User::acl_roles'

export const RoleMissing = createError('ROLE_MISSING', 'This role no longer exists.', 404)
export const UserMissing = createError('ROLE_USER_MISSING', 'One of the chosen users no longer exists. Reload the page and choose again.', 422)
/** The original's sentence. */
export const RoleIsOwn = createError('ROLE_IS_OWN', 'You cannot delete self-assigned roles.', 422)
export const RoleHasUsers = createError('ROLE_HAS_USERS', 'Users have this role (%1), and without it they could do nothing. Open the role, see who they are, and delete it there.', 422)
const LastFullRole = createError('ROLE_LAST_FULL', 'At least one active user must keep a role with all resources.', 422)
const OwnRightLost = createError('ROLE_OWN_RIGHT_LOST', 'You would lose the right to change roles yourself. Ask another administrator to do this.', 422)

/** Does something to roles in a transaction, and undoes it where it would leave nobody with all rights, or the user himself without the right to roles. */
export async function keepLastRights<T> (transaction: Database, now: Date, userId: number | null, act: () => Promise<T>): Promise<T> {
  const isFull = await hasFullUser(transaction, now)
  const result = await act()
  if (isFull && !await hasFullUser(transaction, now)) throw LastFullRole()
  if (userId !== null && !(await findRights(transaction, userId)).isAllowed(rolesResource)) throw OwnRightLost()
  return result
}

/** A refusal as the form and the record say it; `field` is what in the form would have taken the rights. Any other failure is thrown on. */
export function refusalOf (error: unknown, field?: string): { error: FormError, reason: string } {
  if (!(error instanceof AppError) || !error.code.startsWith('ROLE_')) throw error
  const about = error.code === 'ROLE_USER_MISSING' ? roleFields.users : error.code.startsWith('ROLE_LAST') || error.code.startsWith('ROLE_OWN') ? field : undefined
  return { error: { phrase: error.phrase, args: error.args, ...about === undefined ? {} : { field: about } }, reason: error.code.toLowerCase() }
}
