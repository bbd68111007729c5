import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../../kernel/database/timestamp.ts'

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
}

/** What a person may change of himself. */
export type AdminUserChanges = Partial<Pick<AdminUserRecord, 'username' | 'firstname' | 'lastname' | 'email' | 'password' | 'interfaceLocale' | 'theme'>>

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
}

const table = 'admin_user'

export async function findAdminUser (database: Database, userId: number): Promise<AdminUserRecord | undefined> {
  return toRecord((await readRows<Row>(database, `select * from ${table} where user_id = ?`, [userId]))[0])
}

/** Finds by user name; the original's default takes no notice of upper and lower case. */
export async function findAdminUserByName (database: Database, username: string, isCaseSensitive: boolean): Promise<AdminUserRecord | undefined> {
  const condition = isCaseSensitive ? 'username = ?' : 'lower(username) = lower(?)'
  return toRecord((await readRows<Row>(database, `select * from ${table} where ${condition}`, [username]))[0])
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

export async function createAdminUser (database: Database, user: { username: string, password: string, email: string, firstname: string, lastname: string }, now: Date): Promise<number> {
  const [userId] = await database(table).insert({ ...user, created: toTimestamp(now), modified: toTimestamp(now), is_active: 1 })
  return userId!
}

export async function saveAdminUser (database: Database, userId: number, changes: AdminUserChanges, now: Date): Promise<void> {
  const { interfaceLocale, theme, ...columns } = changes
  await database(table).where({ user_id: userId }).update({
    ...columns,
    modified: toTimestamp(now),
    ...(interfaceLocale === undefined ? {} : { interface_locale: interfaceLocale }),
  })
  if (theme !== undefined) await saveExtra(database, userId, { theme })
}

/** Which groups of the configuration a user has opened or closed, by element id (the original's `configState`). */
export async function findGroupStates (database: Database, userId: number): Promise<Readonly<Record<string, boolean>>> {
  const states = (await readExtra(database, userId))['configState']
  if (typeof states !== 'object' || states === null) return {}
  return Object.fromEntries(Object.entries(states).map(([id, state]) => [id, state === '1']))
}

export async function saveGroupStates (database: Database, userId: number, states: Readonly<Record<string, boolean>>): Promise<void> {
  const known = await findGroupStates(database, userId)
  const changed = Object.entries(states).filter(([id, isOpen]) => known[id] !== isOpen)
  if (changed.length === 0) return
  const all = Object.fromEntries(Object.entries({ ...known, ...states }).map(([id, isOpen]) => [id, isOpen ? '1' : '0']))
  await saveExtra(database, userId, { configState: all })
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
    lockExpires: row.lock_expires === null ? undefined : fromTimestamp(row.lock_expires)
  }
}

/** The original keeps JSON in `extra`; ours adds `theme` to it. */
async function readExtra (database: Database, userId: number): Promise<Record<string, unknown>> {
  const rows = await readRows<{ extra: string | null }>(database, `select extra from ${table} where user_id = ?`, [userId])
  return toExtra(rows[0]?.extra ?? null)
}

async function saveExtra (database: Database, userId: number, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const extra = JSON.stringify({ ...await readExtra(database, userId), ...changes })
  await database(table).where({ user_id: userId }).update({ extra })
}

function toExtra (extra: string | null): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(extra ?? '{}')
    return typeof parsed === 'object' && parsed !== null ? parsed as Record<string, unknown> : {}
  } catch {
    return {}
  }
}

function toTheme (extra: string | null): AdminUserRecord['theme'] {
  const { theme } = toExtra(extra)
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}
