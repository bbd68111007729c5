import { checkName } from '../../kernel/http/field-rules.ts'
import type { FormError } from '../../kernel/http/form-model.ts'
import type { Database } from '../../kernel/database/database.ts'
import { listRoles } from './role-table.ts'

/** A role as its form has it. */
export interface RoleInput {
  readonly name: string
  readonly hasAll: boolean
  /** ACL resources, without meaning where it has all. */
  readonly resources: readonly string[]
  /** Ids of the users who shall have it. */
  readonly users: readonly number[]
}

/** Ids of the elements that errors are about. */
export const roleFields = { name: 'role_name', resources: 'all', users: 'roleUserGrid', password: 'current_password' } as const

/** What the original's column holds. */
const longestName = 50

/** Checks a role's name: something to see, no markup, at most 50 characters, and no other role's but for upper and lower case. */
export async function checkRoleName (database: Database, name: string, roleId: number | undefined): Promise<FormError[]> {
  const field = roleFields.name
  const errors = checkName(field, name)
  if (errors.length > 0) return errors
  const length = [...name].length
  if (length > longestName) return [{ field, phrase: 'This has %1 characters; at most %2 are allowed.', args: [String(length), String(longestName)] }]
  if (/[<>]/.test(name)) return [{ field, phrase: 'This text contains characters that are not allowed here.' }]
  const isTaken = (await listRoles(database)).some(role => role.roleId !== roleId && role.name.toLowerCase() === name.toLowerCase())
  return isTaken ? [{ field, phrase: 'There is a role with this name already. Choose another name.' }] : []
}
