import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { ToDraft } from '../../../admin/area.ts'
import { formOf, type FormBody } from '../../../kernel/http/form-body.ts'
import { findAdminUser, type AdminUserRecord } from '../admin-user-table.ts'
import { checkPassword, checkUserFields, notInList, ownPasswordWrong, toErrors, type UserErrors, type UserFields } from '../check-user.ts'
import { readExpiration, showExpiration } from './expiration-date.ts'
import { saveUser, type Actor, type UserInput } from './save-user.ts'
import { readTyped, type TypedUser } from './typed-user.ts'
import { showUserForm, type UserPagesOptions } from './user-form.ts'
import { findRole } from './user-roles.ts'
import { toFormPath, usersPath } from './users-path.ts'

/** Takes the posted form of a user: saves it, or shows it again with everything that is wrong. */
export async function takeUserForm (options: UserPagesOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const userId = readUserId(form.text('user_id') ?? admin.parameters.get('user_id'))
  const user = userId === undefined ? undefined : await findAdminUser(options.database, userId)
  if (userId !== undefined && user === undefined) return admin.redirect(reply, usersPath, { type: 'error', phrase: 'This user no longer exists.' })
  const typed = readTyped(form)
  const { input, errors: found } = await readInput(options, form, typed, user)
  const isOwnPasswordRight = await options.checkOwnPassword(admin, form.text('current_password') ?? '')
  const wrong = toErrors({ ...found, current_password: isOwnPasswordRight ? undefined : ownPasswordWrong })
  const errors = Object.keys(wrong).length > 0 ? wrong : await saveUser(options, toActor(admin), userId, input)
  if (errors !== undefined && Object.keys(errors).length > 0) return await showUserForm(options, admin, reply, { userId, typed, errors })
  await options.drafts.discard(admin.user.userId, admin.url(toFormPath(userId)))
  return admin.redirect(reply, usersPath, errors === undefined ? { type: 'error', phrase: 'This user no longer exists.' } : { type: 'success', phrase: 'You saved the user.' })
}

/** Who acts, as far as the acts upon users ask. */
export function toActor ({ user, session, origin }: AdminContext): Actor {
  return { userId: user.userId, idHash: session.idHash, origin }
}

/** An id of a form or an address: undefined for a new user's empty one, 0 for what is none. */
export function readUserId (text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0
}

/** What is kept of a form that could not be taken: its values without passwords. */
export const toUserDraft: ToDraft = form => {
  const userId = readUserId(form.text('user_id'))
  return { page: `${toFormPath(userId)}/`, values: { ...readTyped(form) } }
}

/** The posted user, what was not posted from the stored one, and what is wrong with single fields. */
async function readInput (options: UserPagesOptions, form: FormBody, typed: TypedUser, user: AdminUserRecord | undefined): Promise<{ input: UserInput, errors: Record<string, string | undefined> }> {
  const fields: UserFields = {
    username: typed.username ?? user?.username ?? '',
    firstname: typed.firstname ?? user?.firstname ?? '',
    lastname: typed.lastname ?? user?.lastname ?? '',
    email: typed.email ?? user?.email ?? '',
    interface_locale: typed.interface_locale ?? user?.interfaceLocale ?? 'en_US'
  }
  const password = form.text('password') ?? ''
  const owner = { ...user === undefined ? {} : { userId: user.userId }, words: [fields.username, fields.firstname, fields.lastname, fields.email] }
  const role = typed.role === undefined || typed.role === '' ? undefined : await findRole(options.database, readUserId(typed.role) ?? 0)
  const expiration = await findExpiration(options, typed, user)
  const errors: UserErrors = toErrors({
    ...checkUserFields(fields),
    ...user === undefined && password === '' ? { password: 'This is a required field.' } : await checkPassword(password, form.text('password_confirmation') ?? '', async typed => await options.findNewPasswordFault(typed, owner)),
    is_active: ['0', '1', undefined].includes(typed.is_active) ? undefined : notInList,
    expires_at: 'fault' in expiration ? expiration.fault : undefined,
    roles: typed.role !== undefined && typed.role !== '' && role === undefined ? notInList : undefined
  })
  const isActive = typed.is_active === undefined ? user?.isActive ?? true : typed.is_active === '1'
  return { input: { ...fields, password, isActive, role, expiresAt: 'fault' in expiration ? undefined : expiration.expiresAt ?? undefined }, errors }
}

/** An expiration date that stands as it was shown is not looked at again: it may have passed meanwhile. */
async function findExpiration ({ findTimeZone, clock }: UserPagesOptions, typed: TypedUser, user: AdminUserRecord | undefined): Promise<ReturnType<typeof readExpiration>> {
  const timeZone = await findTimeZone()
  const isAsShown = typed.expires_at === undefined || typed.expires_at === showExpiration(user?.expiresAt, timeZone)
  return isAsShown ? { expiresAt: user?.expiresAt ?? null } : readExpiration(typed.expires_at, timeZone, clock.now())
}
