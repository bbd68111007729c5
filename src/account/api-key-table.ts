import type { Database } from '../kernel/database/database.ts'
import { fromTimestamp, toTimestamp } from '../kernel/database/timestamp.ts'
import type { KeyEnvironment } from './key-format.ts'

/** A row of `account_api_key`; times are UTC. */
export interface ApiKeyRecord {
  readonly id: number
  readonly accountId: number
  readonly environment: KeyEnvironment
  readonly description: string
  /** Undefined once the key is deleted. */
  readonly keyEncrypted: string | undefined
  readonly keyHash: string
  readonly lastFour: string
  readonly createdAt: Date
  readonly expiresAt: Date | undefined
  readonly lastUsedAt: Date | undefined
  readonly deletedAt: Date | undefined
}

/** What a new row consists of. */
export interface NewApiKey extends Pick<ApiKeyRecord, 'accountId' | 'environment' | 'description' | 'keyHash' | 'lastFour' | 'createdAt' | 'expiresAt'> {
  readonly lookupId: string
  readonly keyEncrypted: string
}

interface Row {
  id: number
  account_id: number
  environment: KeyEnvironment
  description: string
  key_encrypted: string | null
  key_hash: string
  last_four: string
  created_at: string
  expires_at: string | null
  last_used_at: string | null
  deleted_at: string | null
  active_slot: string | null
}

const table = 'account_api_key'

/** Finds a key, deleted or not, by the part of it that is no secret. */
export async function findApiKeyByLookupId (database: Database, lookupId: string): Promise<ApiKeyRecord | undefined> {
  return toRecord((await database.raw(`select * from ${table} where lookup_id = ?`, [lookupId]) as Row[])[0])
}

/** Finds a living key of an account; another account's is as unknown as none. */
export async function findLivingApiKey (database: Database, accountId: number, id: number): Promise<ApiKeyRecord | undefined> {
  return toRecord(await database<Row>(table).where({ id, account_id: accountId }).whereNull('deleted_at').first())
}

/** The living keys of an account in an environment, oldest first: one or none. */
export async function listLivingApiKeys (database: Database, accountId: number, environment: KeyEnvironment): Promise<ApiKeyRecord[]> {
  const rows = await database<Row>(table).where({ account_id: accountId, environment }).whereNull('deleted_at').orderBy('id')
  return rows.map(row => toRecord(row)!)
}

/** When some account's key was added that lives in an environment now; undefined where none does. */
export async function findLivingKeyDate (database: Database, environment: KeyEnvironment, now: Date): Promise<Date | undefined> {
  const row = await database<Row>(table).where({ active_slot: environment }).whereNull('deleted_at')
    .where(living => living.whereNull('expires_at').orWhere('expires_at', '>', toTimestamp(now))).first('created_at')
  return row === undefined ? undefined : fromTimestamp(row.created_at)
}

/** Writes a new key; fails with a unique violation where the account's place in that environment is taken. */
export async function insertApiKey (database: Database, key: NewApiKey): Promise<number> {
  const [id] = await database(table).insert({
    account_id: key.accountId,
    environment: key.environment,
    description: key.description,
    lookup_id: key.lookupId,
    key_encrypted: key.keyEncrypted,
    key_hash: key.keyHash,
    last_four: key.lastFour,
    created_at: toTimestamp(key.createdAt),
    expires_at: key.expiresAt === undefined ? null : toTimestamp(key.expiresAt),
    active_slot: key.environment
  })
  return id!
}

/** Marks a key as deleted and erases it; the keyed hash stays, so that its holder can be told. False where no such key lives. */
export async function markApiKeyDeleted (database: Database, accountId: number, id: number, now: Date): Promise<boolean> {
  const count = await database(table).where({ id, account_id: accountId }).whereNull('deleted_at')
    .update({ deleted_at: toTimestamp(now), key_encrypted: null, active_slot: null })
  return count > 0
}

/** Remembers that a key was used. */
export async function saveApiKeyUse (database: Database, id: number, now: Date): Promise<void> {
  await database.raw(`update ${table} set last_used_at = ? where id = ?`, [toTimestamp(now), id])
}

function toRecord (row: Row | undefined): ApiKeyRecord | undefined {
  if (row === undefined) return undefined
  return {
    id: row.id,
    accountId: row.account_id,
    environment: row.environment,
    description: row.description,
    keyEncrypted: row.key_encrypted ?? undefined,
    keyHash: row.key_hash,
    lastFour: row.last_four,
    createdAt: fromTimestamp(row.created_at),
    expiresAt: toDate(row.expires_at),
    lastUsedAt: toDate(row.last_used_at),
    deletedAt: toDate(row.deleted_at)
  }
}

function toDate (timestamp: string | null): Date | undefined {
  return timestamp === null ? undefined : fromTimestamp(timestamp)
}
