import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../../kernel/database/timestamp.ts'
import { hashToken } from '../../kernel/secrets.ts'

/** A row of `oauth_token`: an access token of an admin user or of an integration's consumer. */
export interface AccessToken {
  readonly adminId: number | null
  readonly consumerId: number | null
  /** Encrypted. */
  readonly secret: string
  readonly isRevoked: boolean
  readonly createdAt: Date
}

/** Whose token: one of the two. */
export type TokenOwner = { readonly adminId: number } | { readonly consumerId: number }

interface Row { consumer_id: number | null, admin_id: number | null, secret: string, revoked: number, created_at: string }

const table = 'oauth_token'
/** The original's numbers for kinds of callers. */
const userTypes = { integration: 1, admin: 2 } as const

/** Adds an access token; only its hash is stored. `secret` is encrypted. */
export async function insertAccessToken (database: Database, owner: TokenOwner, { token, secret }: { readonly token: string, readonly secret: string }, now: Date): Promise<void> {
  const whose = 'adminId' in owner ? { admin_id: owner.adminId, user_type: userTypes.admin } : { consumer_id: owner.consumerId, user_type: userTypes.integration, authorized: 1 }
  await database(table).insert({ ...whose, type: 'access', token: hashToken(token), secret, created_at: toTimestamp(now) })
}

/** Finds an access token, revoked ones too. */
export async function findAccessToken (database: Database, token: string): Promise<AccessToken | undefined> {
  const rows = await readRows<Row>(database, `select consumer_id, admin_id, secret, revoked, created_at from ${table} where token = ? and type = 'access'`, [hashToken(token)])
  const row = rows[0]
  if (row === undefined) return undefined
  return { adminId: row.admin_id, consumerId: row.consumer_id, secret: row.secret, isRevoked: row.revoked !== 0, createdAt: fromTimestamp(row.created_at) }
}

/** Revokes all tokens of an admin user; returns how many were valid until then. */
export async function revokeAdminTokens (database: Database, adminId: number): Promise<number> {
  return await database(table).where({ admin_id: adminId, revoked: 0 }).update({ revoked: 1 })
}

/** Removes the tokens of an integration's consumer. */
export async function deleteTokensOfConsumer (database: Database, consumerId: number): Promise<void> {
  await database(table).where({ consumer_id: consumerId }).delete()
}

/** Removes tokens of admin users from before a moment: they have expired. */
export async function deleteAdminTokensBefore (database: Database, adminId: number, before: Date): Promise<void> {
  await database(table).where({ admin_id: adminId }).where('created_at', '<', toTimestamp(before)).delete()
}
