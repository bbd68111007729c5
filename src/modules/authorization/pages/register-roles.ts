import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import type { Drafts } from '../../../admin/drafts.ts'
import { formOf } from '../../../kernel/http/form-body.ts'
import type { FormError } from '../../../kernel/http/form-model.ts'
import type { RoleAction } from '../audit-actions.ts'
import { deleteRole } from '../delete-role.ts'
import { roleFields } from '../role-input.ts'
import { rolesResource } from '../role-refusals.ts'
import { saveRole, type RoleOptions } from '../save-role.ts'
import { findRoleId, rolesPath, toDraftForm, toRoleDraft, toRoleId, toRoleInput, toRolePath, toUserIds } from './role-form.ts'
import { toRolesGrid } from './role-grids.ts'
import { rolesMenuItem, showRole } from './role-page.ts'

export interface RolePagesOptions extends RoleOptions {
  readonly drafts: Drafts
  /** Whether what somebody typed is his own password. */
  readonly checkOwnPassword: (admin: AdminContext, typed: string) => Promise<boolean>
}

const passwordWrong: FormError = { field: roleFields.password, phrase: 'The password entered for the current user is invalid. Verify the password and try again.' }

/** Registers System > Permissions > User Roles under the original's URLs. */
export function registerRoles (area: AdminArea, options: RolePagesOptions): void {
  area.get(`${rolesPath}/index`, rolesResource, async (admin, request, reply) => await admin.page(reply, {
    template: 'authorization/roles.njk',
    title: admin.translate('Roles'),
    bodyClass: 'adminhtml-user_role-index',
    menuItem: rolesMenuItem,
    model: { newHref: admin.url(toRolePath(undefined)), grid: await toRolesGrid(options.database, admin, request) }
  }))
  area.get(`${rolesPath}/editrole`, rolesResource, async (admin, request, reply) => await openRole(options, admin, request, reply))
  area.post(`${rolesPath}/editrole`, rolesResource, async (admin, request, reply) => await narrowUsers(options, admin, request, reply), { toDraft: toRoleDraft })
  area.post(`${rolesPath}/saverole`, rolesResource, async (admin, request, reply) => await save(options, admin, request, reply), { toDraft: toRoleDraft })
  area.post(`${rolesPath}/delete`, rolesResource, async (admin, request, reply) => await remove(options, admin, request, reply), { toDraft: toRoleDraft })
}

/** The form with what is stored, or with what this user had typed when the form could not be taken. */
async function openRole (options: RolePagesOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const roleId = admin.parameters.has('rid') ? toRoleId(admin.parameters.get('rid')) : undefined
  const draft = admin.parameters.has('reset') ? undefined : await options.drafts.find(admin.user.userId, admin.url(toRolePath(roleId)))
  if (draft === undefined) return await showRole(options, admin, request, reply, { roleId })
  const form = toDraftForm(draft)
  return await showRole(options, admin, request, reply, {
    roleId,
    typed: toRoleInput(form),
    usersBefore: toUserIds(form.text('in_role_user_old')),
    messages: [{ type: 'notice', phrase: 'Your input from before is back, but nothing of it is saved yet. Reset shows what is stored.' }]
  })
}

/** The form as it was typed with the users narrowed, sorted or turned over; nothing is saved. */
async function narrowUsers (options: RolePagesOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const roleId = admin.parameters.has('rid') ? toRoleId(admin.parameters.get('rid')) : undefined
  return await showRole(options, admin, request, reply, { roleId, typed: toRoleInput(form), usersBefore: toUserIds(form.text('in_role_user_old')), isUsersTab: true })
}

async function save (options: RolePagesOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const roleId = findRoleId(form)
  const change = { roleId, input: toRoleInput(form), usersBefore: toUserIds(form.text('in_role_user_old')) }
  const errors = await checkPassword(options, admin, request, roleId === undefined ? 'role_created' : 'role_saved') ?? await saveRole(options, admin.origin, change)
  if (errors.length > 0) return await showRole(options, admin, request, reply, { roleId, typed: change.input, usersBefore: change.usersBefore, errors })
  await options.drafts.discard(admin.user.userId, admin.url(toRolePath(roleId)))
  return admin.redirect(reply, rolesPath, { type: 'success', phrase: 'You saved the role.' })
}

async function remove (options: RolePagesOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const roleId = toRoleId(admin.parameters.get('rid') ?? form.text('role_id') ?? form.text('rid'))
  const usersBefore = toUserIds(form.text('in_role_user_old'))
  const errors = await checkPassword(options, admin, request, 'role_deleted') ?? await deleteRole(options, admin.origin, roleId, usersBefore)
  if (errors.length > 0) {
    const typed = form.text('rolename') === undefined ? {} : { typed: toRoleInput(form), usersBefore }
    return await showRole(options, admin, request, reply, { roleId, ...typed, errors })
  }
  await options.drafts.discard(admin.user.userId, admin.url(toRolePath(roleId)))
  return admin.redirect(reply, rolesPath, { type: 'success', phrase: 'You deleted the role.' })
}

/** Undefined where the own password is right. */
async function checkPassword ({ checkOwnPassword, database, audit }: RolePagesOptions, admin: AdminContext, request: FastifyRequest, action: RoleAction): Promise<FormError[] | undefined> {
  const form = formOf(request)
  if (await checkOwnPassword(admin, form.text('current_password') ?? '')) return undefined
  await audit.record(database, admin.origin, { action, outcome: 'refused', target: (form.text('rolename') ?? '').trim(), details: { reason: 'own_password_wrong' } })
  return [passwordWrong]
}
