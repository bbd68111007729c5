import type { AuditOrigin } from '../../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../../kernel/audit/audit-log.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { inTransaction, type Database } from '../../../kernel/database/database.ts'
import { endUserSessions } from '../../../kernel/http/user-sessions.ts'
import type { Passwords } from '../../../kernel/passwords.ts'
import { assignRole } from '../../authorization/role-table.ts'
import { createAdminUser, findAdminUser, isAdminUserTaken, saveAdminUser, type AdminUserRecord } from '../admin-user-table.ts'
import { taken, type UserErrors, type UserFields } from '../check-user.ts'
import { setPassword } from '../set-password.ts'
import { listAccountChanges, type UserMail } from '../user-mail.ts'
import type { UserAction } from './audit-actions.ts'
import { checkLockout, type Standing } from './check-lockout.ts'
import { saveExpiration } from './expiration-table.ts'
import { findRoleOfUser, isFullRole, type RoleChoice } from './user-roles.ts'

export interface UsersOptions {
  readonly database: Database
  readonly clock: Clock
  readonly passwords: Passwords
  readonly audit: AuditLog
  readonly userMail: UserMail
  /** Takes the tokens of the Web API away that a user has been given. */
  readonly revokeTokens: (transaction: Database, userId: number) => Promise<unknown>
}

/** Who saves: his own other sessions end with his password, this one does not. */
export interface Actor {
  readonly userId: number
  readonly idHash: string
  readonly origin: AuditOrigin
}

/** A user as he is to be; every field is right in itself. */
export interface UserInput extends UserFields {
  /** Empty where it stays. */
  readonly password: string
  readonly isActive: boolean
  readonly expiresAt: Date | undefined
  /** Undefined where nothing was chosen: the role stays. */
  readonly role: RoleChoice | undefined
}

/** What a user was before and what he becomes. */
interface Change {
  readonly before: AdminUserRecord | undefined
  readonly roleBefore: RoleChoice | undefined
  readonly input: UserInput
}

/** Adds a user (no id) or saves one, with the record of it and the letters about it; returns what must not be, by field, or undefined where the user is gone. */
export async function saveUser (options: UsersOptions, actor: Actor, userId: number | undefined, input: UserInput): Promise<UserErrors | undefined> {
  const { database, passwords, userMail } = options
  const hash = input.password === '' ? undefined : await passwords.hash(input.password)
  const before = userId === undefined ? undefined : await findAdminUser(database, userId)
  const errors = await saveInTransaction(options, actor, userId, { ...input, hash })
  if (errors === undefined || Object.keys(errors).length > 0) return errors
  const after = { ...input, interfaceLocale: input.interface_locale }
  if (before === undefined) await userMail.sendCreated(after)
  else await userMail.sendChanges(before, after, listAccountChanges(before, { ...input, hash }))
  return errors
}

async function saveInTransaction (options: UsersOptions, actor: Actor, userId: number | undefined, { hash, ...input }: UserInput & { readonly hash: string | undefined }): Promise<UserErrors | undefined> {
  const { database, clock, audit } = options
  return await inTransaction(database, async transaction => {
    const before = userId === undefined ? undefined : await findAdminUser(transaction, userId)
    if (userId !== undefined && before === undefined) return undefined
    if (await isAdminUserTaken(transaction, input.username, input.email, userId ?? 0)) return { username: taken }
    const change: Change = { before, roleBefore: userId === undefined ? undefined : await findRoleOfUser(transaction, userId), input }
    const errors = await findLockout(transaction, actor, change, clock.now())
    const act: UserAction = userId === undefined ? 'user_created' : 'user_saved'
    if (Object.keys(errors).length > 0) {
      await audit.record(transaction, actor.origin, { action: act, outcome: 'refused', target: input.username, details: { reason: 'lockout', fields: Object.keys(errors).join(', ') } })
      return errors
    }
    const savedId = await write(transaction, change, hash, clock.now())
    if (before !== undefined) await endSessions(options, transaction, actor, before, input)
    await audit.record(transaction, actor.origin, { action: act, outcome: 'success', target: input.username, details: { user_id: savedId, changed: listChanged(change).join(', ') } })
    await recordRole(options, transaction, actor, change)
    return {}
  })
}

async function findLockout (transaction: Database, actor: Actor, { before, roleBefore, input }: Change, now: Date): Promise<UserErrors> {
  if (before === undefined) return {}
  const toStanding = async ({ isActive, expiresAt }: Pick<AdminUserRecord, 'isActive' | 'expiresAt'>, role: RoleChoice | undefined): Promise<Standing> =>
    ({ isActive, expiresAt, isFull: role !== undefined && await isFullRole(transaction, role.roleId) })
  return await checkLockout(transaction, actor.userId, {
    userId: before.userId,
    before: await toStanding(before, roleBefore),
    after: await toStanding(input, input.role ?? roleBefore)
  }, now)
}

async function write (transaction: Database, { before, roleBefore, input }: Change, hash: string | undefined, now: Date): Promise<number> {
  const { username, firstname, lastname, email, isActive, expiresAt, role = roleBefore } = input
  const userId = before?.userId ?? await createAdminUser(transaction, { username, firstname, lastname, email }, now)
  await saveAdminUser(transaction, userId, { username, firstname, lastname, email, isActive, interfaceLocale: input.interface_locale }, now)
  if (hash !== undefined) await setPassword(transaction, { userId, hash, now })
  // The row that puts a user into a role bears his name too.
  if (role !== undefined && (role.roleId !== roleBefore?.roleId || username !== before?.username)) await assignRole(transaction, userId, username, role.roleId)
  if (expiresAt?.getTime() !== before?.expiresAt?.getTime()) await saveExpiration(transaction, userId, expiresAt)
  return userId
}

/** Whoever has the old password, or an account that is closed, is out at once. */
async function endSessions ({ clock, revokeTokens }: UsersOptions, transaction: Database, actor: Actor, { userId, isActive }: AdminUserRecord, input: UserInput): Promise<void> {
  const isClosed = isActive && !input.isActive
  if (input.password === '' && !isClosed) return
  await endUserSessions(transaction, userId, clock.now(), userId === actor.userId ? actor.idHash : undefined)
  await revokeTokens(transaction, userId)
}

/** Names of what differs; no values, since they are people's. */
function listChanged ({ before, roleBefore, input }: Change): string[] {
  const role = input.role ?? roleBefore
  const pairs: Record<string, [unknown, unknown]> = {
    username: [before?.username, input.username],
    firstname: [before?.firstname, input.firstname],
    lastname: [before?.lastname, input.lastname],
    email: [before?.email, input.email],
    password: [undefined, input.password === '' ? undefined : true],
    interface_locale: [before?.interfaceLocale, input.interface_locale],
    is_active: [before?.isActive, input.isActive],
    expires_at: [before?.expiresAt?.getTime(), input.expiresAt?.getTime()],
    role: [roleBefore?.roleId, role?.roleId]
  }
  return Object.entries(pairs).filter(([, [old, now]]) => old !== now).map(([name]) => name)
}

async function recordRole ({ audit }: UsersOptions, transaction: Database, { origin }: Actor, { roleBefore, input: { role, username } }: Change): Promise<void> {
  if (role === undefined || role.roleId === roleBefore?.roleId) return
  await audit.record(transaction, origin, { action: 'user_role_changed' satisfies UserAction, outcome: 'success', target: username, details: { before: roleBefore?.roleName ?? null, after: role.roleName } })
}
