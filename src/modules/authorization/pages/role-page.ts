import type { FastifyReply, FastifyRequest } from 'fastify'
import { allResources } from '../../../admin/acl.ts'
import type { AdminContext } from '../../../admin/admin-context.ts'
import { toResourceNodes } from '../../../admin/resource-tree.ts'
import type { FormError } from '../../../kernel/http/form-model.ts'
import type { Message } from '../../../kernel/http/messages.ts'
import { roleFields, type RoleInput } from '../role-input.ts'
import { findRole, listGranted, listRoleUsers, type Role } from '../role-table.ts'
import type { RoleOptions } from '../save-role.ts'
import { rolesPath, toRolePath, toUserList } from './role-form.ts'
import { toRoleUsersGrid } from './role-grids.ts'

export const rolesMenuItem = 'Magento_User::system_acl_roles'

/** One showing of a role's form; `typed` stands in the place of what is stored. */
export interface RolePage {
  readonly roleId: number | undefined
  readonly typed?: RoleInput
  /** Who had the role when the form was first shown. */
  readonly usersBefore?: readonly number[]
  readonly errors?: readonly FormError[]
  readonly messages?: readonly Message[]
  /** The tab Role Users is in front. */
  readonly isUsersTab?: boolean
}

const newRole: RoleInput = { name: '', hasAll: false, resources: [], users: [] }

/** Shows a role's form; leads back to the list where there is no such role. */
export async function showRole (options: Pick<RoleOptions, 'database' | 'acl'>, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, page: RolePage): Promise<FastifyReply> {
  const { translate } = admin
  const { roleId, errors = [] } = page
  const role = roleId === undefined ? undefined : await findRole(options.database, roleId)
  if (roleId !== undefined && role === undefined) return admin.redirect(reply, rolesPath, { type: 'error', phrase: 'This role no longer exists.' })
  const stored = role === undefined ? newRole : await readInput(options, role)
  const input = page.typed ?? stored
  const users = await toRoleUsersGrid(options.database, admin, request, roleId, input.users)
  const shownErrors = errors.map(({ field, phrase, args = [] }) => ({ field, text: translate(phrase, ...args) }))
  const errorOf = Object.fromEntries(shownErrors.map(({ field, text }) => [field ?? '', text]))
  return await admin.page(reply, {
    template: 'authorization/role.njk',
    title: role?.name ?? translate('New Role'),
    bodyClass: 'adminhtml-user_role-editrole',
    layout: '2columns-left',
    menuItem: rolesMenuItem,
    hasErrors: errors.length > 0,
    messages: page.messages ?? [],
    model: {
      ...toButtons(admin, role, stored),
      formKey: admin.formKey,
      tabs: toTabs(admin, page.isUsersTab ?? (request.method === 'GET' && /\?|\/(?:sort|page|filter|limit)\//.test(request.url)), errorOf),
      roleId: roleId ?? '',
      input: { name: input.name, hasAll: input.hasAll },
      usersBefore: toUserList(page.usersBefore ?? stored.users),
      usersChosen: toUserList(input.users),
      usersShown: toUserList(users.shown),
      userCount: role === undefined ? 0 : stored.users.length,
      users: users.model,
      nodes: toResourceNodes(options.acl, new Set(input.resources), translate),
      errors: errorOf,
      errorList: shownErrors.map(({ field, text }) => ({ text, ...field === undefined ? {} : { href: `#${field}` } }))
    }
  })
}

/** A role as it is stored. */
async function readInput ({ database }: Pick<RoleOptions, 'database'>, { roleId, name }: Role): Promise<RoleInput> {
  const granted = await listGranted(database, roleId)
  return { name, hasAll: granted.includes(allResources), resources: granted, users: (await listRoleUsers(database, roleId)).map(({ userId }) => userId) }
}

function toButtons ({ url, translate }: AdminContext, role: Role | undefined, { users }: RoleInput): object {
  return {
    action: url(`${rolesPath}/saverole`),
    backHref: url(rolesPath),
    resetHref: url(`${toRolePath(role?.roleId)}/reset/1`),
    deleteAction: role === undefined ? null : url(`${rolesPath}/delete/rid/${role.roleId}`),
    deleteQuestion: users.length === 0
      ? translate('Are you sure you want to do this?')
      : translate('Users have this role: %1. Without it they can do nothing until somebody gives them another one. Delete it all the same?', users.length)
  }
}

/** The tab with the first error is open; where the grid of users is narrowed or turned over, that one. */
function toTabs ({ translate }: AdminContext, isUsersTab: boolean, errors: Readonly<Record<string, string>>): object[] {
  const has = (...fields: readonly string[]): boolean => fields.some(field => errors[field] !== undefined)
  const tabs = [
    { id: 'role_info_tabs_info', text: translate('Role Info'), error: has(roleFields.name, roleFields.password) },
    { id: 'role_info_tabs_account', text: translate('Role Resources'), error: has(roleFields.resources) },
    { id: 'role_info_tabs_roles', text: translate('Role Users'), error: has(roleFields.users) }
  ]
  const current = tabs.find(({ error }) => error) ?? (isUsersTab ? tabs[2] : tabs[0])
  return tabs.map(tab => ({ ...tab, current: tab === current }))
}
