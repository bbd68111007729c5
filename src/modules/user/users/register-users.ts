import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import { formOf } from '../../../kernel/http/form-body.ts'
import { ownPasswordWrong } from '../check-user.ts'
import { deleteUser, forceSignIn } from './delete-user.ts'
import { readUserId, takeUserForm, toActor, toUserDraft } from './save-form.ts'
import { readTyped, shownFields, type TypedUser } from './typed-user.ts'
import { showUserForm, type UserPagesOptions } from './user-form.ts'
import { showUsers } from './user-grid.ts'
import { toFormPath, usersPath } from './users-path.ts'

const usersResource = 'Magento_User::acl_users'

/** Registers System > Permissions > All Users and the form of a user. */
export function registerUsers (area: AdminArea, options: UserPagesOptions): void {
  area.get(`${usersPath}/index`, usersResource, async (admin, request, reply) => await showUsers(options, admin, request, reply))
  for (const action of ['new', 'edit']) {
    area.get(`${usersPath}/${action}`, usersResource, async (admin, _request, reply) => await openForm(options, admin, reply, findUserId(admin, action)))
    area.post(`${usersPath}/${action}`, usersResource, async (admin, request, reply) => await filterRoles(options, admin, request, reply, findUserId(admin, action)), { toDraft: toUserDraft })
  }
  area.post(`${usersPath}/save`, usersResource, async (admin, request, reply) => await takeUserForm(options, admin, request, reply), { toDraft: toUserDraft })
  area.post(`${usersPath}/delete`, usersResource, async (admin, request, reply) => await takeDeletion(options, admin, request, reply))
  area.post(`${usersPath}/invalidatetoken`, usersResource, async (admin, _request, reply) => await takeForceSignIn(options, admin, reply))
}

/** Undefined for a new user; an address without an id finds nobody. */
function findUserId ({ parameters }: AdminContext, action: string): number | undefined {
  return action === 'new' ? undefined : readUserId(parameters.get('user_id')) ?? 0
}

/** The form with what is stored, or with what this user had typed when the form could not be taken. */
async function openForm (options: UserPagesOptions, admin: AdminContext, reply: FastifyReply, userId: number | undefined): Promise<FastifyReply> {
  const draft = admin.parameters.has('reset') ? undefined : await options.drafts.find(admin.user.userId, admin.url(toFormPath(userId)))
  if (draft === undefined) return await showUserForm(options, admin, reply, { userId })
  const typed: TypedUser = Object.fromEntries([...shownFields, 'role'].flatMap(name => typeof draft.values[name] === 'string' ? [[name, draft.values[name]]] : []))
  return await showUserForm(options, admin, reply, { userId, typed, messages: [{ type: 'notice', phrase: 'Your input from before is back, but nothing of it is saved yet. Reset shows what is stored.' }] })
}

/** The form as it was typed with the roles narrowed; nothing is saved. */
async function filterRoles (options: UserPagesOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, userId: number | undefined): Promise<FastifyReply> {
  const form = formOf(request)
  const roleFilter = admin.parameters.has('reset_filter') ? '' : (form.text('role_name') ?? '').trim().slice(0, 255)
  return await showUserForm(options, admin, reply, { userId, typed: readTyped(form), roleFilter })
}

async function takeDeletion (options: UserPagesOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const userId = readUserId(form.text('user_id')) ?? 0
  if (userId === 0) return admin.redirect(reply, usersPath, { type: 'error', phrase: 'We can\'t find a user to delete.' })
  // As in the original, which asks for the password only after this.
  if (userId === admin.user.userId) return await refuseOwnDeletion(options, admin, reply, userId)
  if (!await options.checkOwnPassword(admin, form.text('current_password') ?? '')) {
    return await showUserForm(options, admin, reply, { userId, typed: readTyped(form), errors: { current_password: ownPasswordWrong } })
  }
  const errors = await deleteUser(options, toActor(admin), userId)
  if (errors === undefined) return admin.redirect(reply, usersPath, { type: 'error', phrase: 'This user no longer exists.' })
  if (Object.keys(errors).length > 0) return await showUserForm(options, admin, reply, { userId, typed: readTyped(form), errors })
  await options.drafts.discard(admin.user.userId, admin.url(toFormPath(userId)))
  return admin.redirect(reply, usersPath, { type: 'success', phrase: 'You deleted the user.' })
}

async function refuseOwnDeletion (options: UserPagesOptions, admin: AdminContext, reply: FastifyReply, userId: number): Promise<FastifyReply> {
  await deleteUser(options, toActor(admin), userId)
  return admin.redirect(reply, toFormPath(userId), { type: 'error', phrase: 'You cannot delete your own account.' })
}

async function takeForceSignIn (options: UserPagesOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const userId = readUserId(admin.parameters.get('user_id')) ?? 0
  const isDone = await forceSignIn(options, toActor(admin), userId)
  if (!isDone) return admin.redirect(reply, usersPath, { type: 'error', phrase: 'We can\'t find a user to revoke.' })
  return admin.redirect(reply, toFormPath(userId), { type: 'success', phrase: 'You have revoked the user\'s tokens.' })
}
