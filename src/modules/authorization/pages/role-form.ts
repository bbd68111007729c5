import type { ToDraft } from '../../../admin/area.ts'
import type { Draft } from '../../../admin/drafts.ts'
import { createFormBody, type FormBody } from '../../../kernel/http/form-body.ts'
import type { RoleInput } from '../role-input.ts'

export const rolesPath = 'admin/user_role'

/** Path of the form of a role, or of a new one. */
export function toRolePath (roleId: number | undefined): string {
  return `${rolesPath}/editrole${roleId === undefined ? '' : `/rid/${roleId}`}`
}

/** An id as it stands in addresses and forms; what is none finds nothing. */
export function toRoleId (text: string | undefined): number {
  return /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0
}

/** The role that a form is about; undefined for a new one. */
export function findRoleId (form: FormBody): number | undefined {
  const posted = form.text('role_id') ?? ''
  return posted === '' ? undefined : toRoleId(posted)
}

/** Reads a role from its form: what people fill in, or what scripts post as the original's form does. */
export function toRoleInput (form: FormBody): RoleInput {
  return {
    name: (form.text('rolename') ?? '').trim(),
    hasAll: form.text('all') === '1',
    resources: [...new Set(listPosted(form, 'resource'))],
    users: listUsers(form)
  }
}

/** Ids out of the original's list of users, a query string with a user's id as each name. */
export function toUserIds (list: string | undefined): number[] {
  return [...new URLSearchParams(list ?? '').keys()].map(toRoleId).filter(userId => userId !== 0)
}

export function toUserList (userIds: readonly number[]): string {
  return new URLSearchParams(userIds.map(userId => [String(userId), '0'])).toString()
}

/** What is kept of a form that could not be taken; the password is not. */
export const toRoleDraft: ToDraft = form => {
  const { name, hasAll, resources, users } = toRoleInput(form)
  return {
    page: `${toRolePath(findRoleId(form))}/`,
    values: { rolename: name, all: hasAll ? '1' : '0', 'resource[]': [...resources], in_role_user: toUserList(users), in_role_user_old: form.text('in_role_user_old') ?? '' }
  }
}

/** The form that a draft was made from. */
export function toDraftForm ({ values }: Draft): FormBody {
  return createFormBody(Object.entries(values).flatMap(([name, value]) => [value].flat().map(one => [name, one] as const)))
}

/**
 * The list as it was on the page, with the ticks of the rows that the page showed. Without those rows, as scripts post it, the
 * list says all.
 */
function listUsers (form: FormBody): number[] {
  const listed = toUserIds(form.text('in_role_user'))
  const shown = form.text('users_shown')
  if (shown === undefined) return [...new Set(listed)]
  const shownIds = toUserIds(shown)
  const ticked = listPosted(form, 'in_role_users').map(toRoleId).filter(userId => shownIds.includes(userId))
  return [...new Set([...listed.filter(userId => !shownIds.includes(userId)), ...ticked])]
}

/** The values of `name[]`; scripts may number them. */
function listPosted (form: FormBody, name: string): string[] {
  return form.entries.filter(([posted]) => posted.startsWith(`${name}[`)).map(([, value]) => value)
}
