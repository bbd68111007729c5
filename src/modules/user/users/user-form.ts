import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { Drafts } from '../../../admin/drafts.ts'
import type { FindTimeZone } from '../../../admin/time-zone.ts'
import type { Message } from '../../../kernel/http/messages.ts'
import { findAdminUser, type AdminUserRecord } from '../admin-user-table.ts'
import { toListedError, type UserErrors } from '../check-user.ts'
import { listLocaleOptions } from '../locale-options.ts'
import type { CheckOwnPassword } from '../own-password.ts'
import type { FindNewPasswordFault } from '../password-policy.ts'
import type { UsersOptions } from './save-user.ts'
import { toTyped, type TypedUser } from './typed-user.ts'
import { findRoleOfUser, listRoleChoices } from './user-roles.ts'
import { toFormPath, usersMenuItem, usersPath } from './users-path.ts'

export interface UserPagesOptions extends UsersOptions {
  readonly drafts: Drafts
  readonly findTimeZone: FindTimeZone
  readonly checkOwnPassword: CheckOwnPassword
  readonly findNewPasswordFault: FindNewPasswordFault
  /** What is shown of a user's second factor; nothing to those who have no right to it. */
  readonly findSecondFactor?: (admin: AdminContext, userId: number) => Promise<object | undefined>
}

/** One showing of the form; `typed` stands in the place of what is stored. */
export interface UserForm {
  /** Undefined for a new user. */
  readonly userId: number | undefined
  readonly typed?: TypedUser
  readonly errors?: UserErrors
  readonly messages?: readonly Message[]
  /** Only roles with this in their name are listed; with it, the tab User Role is in front. */
  readonly roleFilter?: string
}

const emptyUser: TypedUser = { interface_locale: 'en_US', is_active: '1' }

/** Shows the form of a user; leads back to the grid where there is no such user. */
export async function showUserForm (options: UserPagesOptions, admin: AdminContext, reply: FastifyReply, form: UserForm): Promise<FastifyReply> {
  const { translate, url } = admin
  const { userId, errors = {} } = form
  const user = userId === undefined ? undefined : await findAdminUser(options.database, userId)
  if (userId !== undefined && user === undefined) return admin.redirect(reply, usersPath, { type: 'error', phrase: 'This user no longer exists.' })
  const timeZone = await options.findTimeZone()
  const stored = user === undefined ? emptyUser : toTyped(user, (await findRoleOfUser(options.database, user.userId))?.roleId, timeZone)
  const input = { ...stored, ...form.typed }
  return await admin.page(reply, {
    template: 'user/user-form.njk',
    title: user === undefined ? translate('New User') : `${user.firstname} ${user.lastname}`,
    bodyClass: `adminhtml-user-${user === undefined ? 'new' : 'edit'}`,
    layout: '2columns-left',
    menuItem: usersMenuItem,
    hasErrors: form.errors !== undefined,
    messages: form.messages ?? [],
    model: {
      input,
      userId: userId ?? null,
      isOwn: userId === admin.user.userId,
      timeZone,
      formKey: admin.formKey,
      urls: {
        back: url(usersPath),
        reset: url(`${toFormPath(userId)}/reset/1`),
        save: url(`${usersPath}/save`),
        delete: url(`${usersPath}/delete`),
        forceSignIn: url(`${usersPath}/invalidatetoken/user_id/${userId ?? 0}`)
      },
      localeOptions: listLocaleOptions(),
      errors: Object.fromEntries(Object.entries(errors).map(([field, phrase]) => [field, translate(phrase)])),
      errorList: Object.entries(errors).map(([field, phrase]) => ({ text: toListedError(translate, field, phrase), ...toAnchor(field, user) })),
      isRolesTab: form.roleFilter !== undefined || (errors['roles'] !== undefined && Object.keys(errors).length === 1),
      secondFactor: user === undefined ? null : await options.findSecondFactor?.(admin, user.userId) ?? null,
      roleGrid: await toRoleGrid(options, admin, form, input.role)
    }
  })
}

/** Where an error's link leads; what concerns the account as a whole leads nowhere. */
function toAnchor (field: string, user: AdminUserRecord | undefined): { href?: string } {
  if (field === 'account' && user !== undefined) return {}
  return { href: field === 'roles' ? '#page_tabs_roles_section_content' : `#user_${field}` }
}

/** Params of the grid whose radios choose the role; it stands in the form, so its filter sends the form to be shown again. */
async function toRoleGrid ({ database }: UserPagesOptions, { translate, url }: AdminContext, { userId, roleFilter = '' }: UserForm, chosen: string | undefined): Promise<object> {
  const roles = await listRoleChoices(database, roleFilter)
  return {
    id: 'permissionsUserRolesGrid',
    caption: translate('User Roles Information'),
    recordCount: roles.length,
    filterForm: 'edit_form',
    filterAction: url(toFormPath(userId)),
    resetHref: url(`${toFormPath(userId)}/reset_filter/1`),
    columns: [
      { key: 'assigned_user_role', label: translate('Assigned') },
      { key: 'role_name', label: translate('Role'), filter: { type: 'text', value: roleFilter } }
    ],
    rows: roles.map(({ roleId, roleName }) => ({
      cells: {
        assigned_user_role: { control: { type: 'radio', name: 'roles[]', value: String(roleId), label: roleName, checked: String(roleId) === chosen } },
        role_name: roleName
      }
    }))
  }
}
