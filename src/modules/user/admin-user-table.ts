import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../../kernel/database/timestamp.ts'
import { saveExtra, toTheme } from './admin-user-extra.ts'

/** A row of `admin_user`. */
export interface AdminUserRecord {
  readonly userId: number
  readonly username: string
  readonly firstname: string
  readonly lastname: string
  readonly email: string
  /** In the original's format. */
  readonly password: string
  readonly isActive: boolean
  readonly interfaceLocale: string
  readonly theme: 'auto' | 'light' | 'dark'
  readonly failures: number
  readonly firstFailure: Date | undefined
  readonly lockExpires: Date | undefined
  /** From when on the account is worth nothing; undefined for ever. */
  readonly expiresAt: Date | undefined
}

/** What is changed of a user; a password is written by setPassword alone. */
export type AdminUserChanges = Partial<Pick<AdminUserRecord, 'username' | 'firstname' | 'lastname' | 'email' | 'interfaceLocale' | 'theme' | 'isActive'>>

/** What every user has. */
export type NewAdminUser = Pick<AdminUserRecord, 'username' | 'email' | 'firstname' | 'lastname'>

interface Row {
  user_id: number
  username: string
  firstname: string | null
  lastname: string | null
  email: string | null
  password: string
  is_active: number
  interface_locale: string
  extra: string | null
  failures_num: number | null
  first_failure: string | null
  lock_expires: string | null
  expires_at: string | null
}

const table = 'admin_user'
const withExpiration = `select account.*, expiration.expires_at from ${table} as account left join admin_user_expiration as expiration on expiration.user_id = account.user_id`

export async function findAdminUser (database: Database, userId: number): Promise<AdminUserRecord | undefined> {
  return toRecord((await readRows<Row>(database, `${withExpiration} where account.user_id = ?`, [userId]))[0])
}

/** Finds by user name; the original's default takes no notice of upper and lower case. */
export async function findAdminUserByName (database: Database, username: string, isCaseSensitive: boolean): Promise<AdminUserRecord | undefined> {
  const condition = isCaseSensitive ? 'username = ?' : 'lower(username) = lower(?)'
  return toRecord((await readRows<Row>(database, `${withExpiration} where ${condition}`, [username]))[0])
}

/** Whether another user has this user name or e-mail address. */
export async function isAdminUserTaken (database: Database, username: string, email: string, exceptUserId: number): Promise<boolean> {
  const rows = await database(table).whereNot({ user_id: exceptUserId })
    .where(same => same.whereRaw('lower(username) = lower(?)', [username]).orWhereRaw('lower(email) = lower(?)', [email])).limit(1)
  return rows.length > 0
}

export async function countAdminUsers (database: Database): Promise<number> {
  const [row] = await database(table).count({ count: '*' }) as Array<{ count: number }>
  return Number(row?.count ?? 0)
}

/** Adds a user nobody can sign in as until a password is set; returns his id. */
export async function createAdminUser (database: Database, { username, email, firstname, lastname }: NewAdminUser, now: Date): Promise<number> {
  const [userId] = await database(table).insert({ username, email, firstname, lastname, password: '', created: toTimestamp(now), modified: toTimestamp(now), is_active: 1 })
  return userId!
}

export async function saveAdminUser (database: Database, userId: number, changes: AdminUserChanges, now: Date): Promise<void> {
  const { interfaceLocale, theme, isActive, ...columns } = changes
  await database(table).where({ user_id: userId }).update({
    ...columns,
    modified: toTimestamp(now),
    ...(interfaceLocale === undefined ? {} : { interface_locale: interfaceLocale }),
    ...(isActive === undefined ? {} : { is_active: isActive ? 1 : 0 })
  })
  if (theme !== undefined) await saveExtra(database, userId, { theme })
}

/** Deletes a user; what belongs to him alone goes with him. */
export async function deleteAdminUser (transaction: Database, userId: number): Promise<void> {
  await transaction(table).where({ user_id: userId }).delete()
}

/** Remembers a successful login and forgets the failures before it. */
export async function saveLogin (database: Database, userId: number, now: Date): Promise<void> {
  await database(table).where({ user_id: userId })
    .update({ logdate: toTimestamp(now), lognum: database.raw('lognum + 1'), failures_num: 0, first_failure: null, lock_expires: null })
}

/** Writes the state of the failure counter. */
export async function saveFailures (database: Database, userId: number, state: { failures: number, firstFailure: Date | undefined, lockExpires: Date | undefined }): Promise<void> {
  await database(table).where({ user_id: userId }).update({
    failures_num: state.failures,
    first_failure: state.firstFailure === undefined ? null : toTimestamp(state.firstFailure),
    lock_expires: state.lockExpires === undefined ? null : toTimestamp(state.lockExpires)
  })
}

function toRecord (row: Row | undefined): AdminUserRecord | undefined {
  if (row === undefined) return undefined
  return {
    userId: row.user_id,
    username: row.username,
    firstname: row.firstname ?? '',
    lastname: row.lastname ?? '',
    email: row.email ?? '',
    password: row.password,
    isActive: row.is_active === 1,
    interfaceLocale: row.interface_locale,
    theme: toTheme(row.extra),
    failures: row.failures_num ?? 0,
    firstFailure: row.first_failure === null ? undefined : fromTimestamp(row.first_failure),
    lockExpires: row.lock_expires === null ? undefined : fromTimestamp(row.lock_expires),
    expiresAt: row.expires_at === null ? undefined : fromTimestamp(row.expires_at)
  }
}
