import type { Database } from '../../kernel/database/database.ts'

/** The second factor of a user. */
export interface TwoFactor {
  readonly userId: number
  /** Encrypted. */
  readonly secret: string
  /** Absent while the user has not shown a code of it yet. */
  readonly activatedAt?: Date
  /** The step of the last code that was taken. */
  readonly lastStep: number
  /** Wrong codes since the last right one. */
  readonly failures: number
  readonly failedAt?: Date
}

interface Row {
  user_id: number
  secret: string
  activated_at: number | string | null
  last_step: number
  failures: number
  failed_at: number | string | null
}

const table = 'backroom_two_factor'
const codeTable = 'backroom_recovery_code'

export async function findTwoFactor (database: Database, userId: number): Promise<TwoFactor | undefined> {
  const row = await database(table).where({ user_id: userId }).first() as Row | undefined
  if (row === undefined) return undefined
  return {
    userId,
    secret: row.secret,
    ...(row.activated_at === null ? {} : { activatedAt: new Date(Number(row.activated_at)) }),
    lastStep: row.last_step,
    failures: row.failures,
    ...(row.failed_at === null ? {} : { failedAt: new Date(Number(row.failed_at)) })
  }
}

/** Gives a user a secret in the place of the one he has, if any; it counts once he has shown a code of it. */
export async function saveSecret (database: Database, userId: number, secret: string, activatedAt?: Date): Promise<void> {
  await deleteTwoFactor(database, userId)
  await database(table).insert({ user_id: userId, secret, activated_at: activatedAt?.getTime() ?? null })
}

/** Notes a right code: the factor is active from here on, and the code's step is used up. */
export async function saveRightCode (database: Database, { userId, activatedAt }: TwoFactor, step: number, now: Date): Promise<void> {
  await database(table).where({ user_id: userId }).update({ last_step: step, failures: 0, failed_at: null, activated_at: (activatedAt ?? now).getTime() })
}

/** Counts a try as wrong before it is looked at. */
export async function countCodeFailure (database: Database, userId: number, now: Date): Promise<void> {
  await database(table).where({ user_id: userId }).update({ failures: database.raw('failures + 1'), failed_at: now.getTime() })
}

/** Forgets the wrong tries. */
export async function clearCodeFailures (database: Database, userId: number): Promise<void> {
  await database(table).where({ user_id: userId }).update({ failures: 0, failed_at: null })
}

/** Takes a user's second factor away, with his recovery codes; false where he has none. */
export async function deleteTwoFactor (database: Database, userId: number): Promise<boolean> {
  await database(codeTable).where({ user_id: userId }).delete()
  return await database(table).where({ user_id: userId }).delete() > 0
}

/** Puts recovery codes in the place of the user's earlier ones; only hashes come here. */
export async function saveRecoveryCodes (database: Database, userId: number, hashes: readonly string[]): Promise<void> {
  await database(codeTable).where({ user_id: userId }).delete()
  await database(codeTable).insert(hashes.map(hash => ({ user_id: userId, code_hash: hash })))
}

/** Uses a recovery code up; false where the user has no such code left. */
export async function takeRecoveryCode (database: Database, userId: number, hash: string, now: Date): Promise<boolean> {
  return await database(codeTable).where({ user_id: userId, code_hash: hash }).whereNull('used_at').update({ used_at: now.getTime() }) > 0
}

/** How many recovery codes a user has left. */
export async function countRecoveryCodes (database: Database, userId: number): Promise<number> {
  const [row] = await database(codeTable).where({ user_id: userId }).whereNull('used_at').count({ number: '*' }) as Array<{ number: number | string }>
  return Number(row?.number ?? 0)
}
