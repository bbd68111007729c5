import type { Database } from '../kernel/database/database.ts'
import { fromTimestamp, toTimestamp } from '../kernel/database/timestamp.ts'

/** A sign-in whose password was right and whose one-time code has yet to be typed. */
export interface SignInRecord {
  readonly userId: number
  /** Which code this is, from 1. */
  readonly round: number
  readonly codeHash: string
  /** Wrong codes typed in this round. */
  readonly tries: number
  /** When the code runs out. */
  readonly expiresAt: Date
  readonly createdAt: Date
}

interface Row {
  token_hash: string
  user_id: number
  round: number
  code_hash: string
  tries: number
  expires_at: string
  created_at: string
}

const table = 'seller_central_sign_in'

/** Finds a sign-in by the keyed hash of its cookie. */
export async function findSignIn (database: Database, tokenHash: string): Promise<SignInRecord | undefined> {
  const row = await database<Row>(table).where({ token_hash: tokenHash }).first()
  if (row === undefined) return undefined
  return {
    userId: row.user_id,
    round: row.round,
    codeHash: row.code_hash,
    tries: row.tries,
    expiresAt: fromTimestamp(row.expires_at),
    createdAt: fromTimestamp(row.created_at)
  }
}

/** Writes a new sign-in and forgets those that were begun before a moment. */
export async function insertSignIn (database: Database, tokenHash: string, signIn: Omit<SignInRecord, 'tries'>, forgetBefore: Date): Promise<void> {
  await database(table).where('created_at', '<', toTimestamp(forgetBefore)).delete()
  await database(table).insert({ token_hash: tokenHash, user_id: signIn.userId, ...toRound(signIn), created_at: toTimestamp(signIn.createdAt) })
}

/** Begins another round: a new code, and no tries yet. */
export async function saveRound (database: Database, tokenHash: string, round: Pick<SignInRecord, 'round' | 'codeHash' | 'expiresAt'>): Promise<void> {
  await database(table).where({ token_hash: tokenHash }).update({ ...toRound(round), tries: 0 })
}

/** Counts a try of a round before its code is looked at; false where the round has had all of them, or is over. */
export async function countTry (database: Database, tokenHash: string, round: number, mostTries: number): Promise<boolean> {
  return await database(table).where({ token_hash: tokenHash, round }).where('tries', '<', mostTries).increment('tries', 1) > 0
}

/** Ends a sign-in; false where it has ended already. */
export async function deleteSignIn (database: Database, tokenHash: string): Promise<boolean> {
  return await database(table).where({ token_hash: tokenHash }).delete() > 0
}

function toRound ({ round, codeHash, expiresAt }: Pick<SignInRecord, 'round' | 'codeHash' | 'expiresAt'>): object {
  return { round, code_hash: codeHash, expires_at: toTimestamp(expiresAt) }
}
