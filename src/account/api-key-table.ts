import type { Database } from '../kernel/database/database.ts'
import { fromTimestamp, toTimestamp } from '../kernel/database/timestamp.ts'
import { toApiKeyRecord, toSecretColumns, type ApiKeyRecord, type ApiKeyRow, type NewApiKey, type NewSecret } from './api-key-row.ts'
import type { KeyEnvironment } from './key-format.ts'

const table = 'account_api_key'

/** Finds a living key of an account; another account's is as unknown as none. */
export async function findLivingApiKey (database: Database, accountId: number, id: number): Promise<ApiKeyRecord | undefined> {
  return toApiKeyRecord(await database<ApiKeyRow>(table).where({ id, account_id: accountId }).whereNull('deleted_at').first())
}

/** The living keys of an account in an environment, oldest first: one or none. */
export async function listLivingApiKeys (database: Database, accountId: number, environment: KeyEnvironment): Promise<ApiKeyRecord[]> {
  const rows = await database<ApiKeyRow>(table).where({ account_id: accountId, environment }).whereNull('deleted_at').orderBy('id')
  return rows.map(row => toApiKeyRecord(row)!)
}

/** All living keys of an account: at most one an environment. */
export async function listAllLivingApiKeys (database: Database, accountId: number): Promise<ApiKeyRecord[]> {
  const rows = await database<ApiKeyRow>(table).where({ account_id: accountId }).whereNotNull('active_slot').orderBy('id')
  return rows.map(row => toApiKeyRecord(row)!)
}

/** The keys of an account whose deletion can still be undone at a moment, the last deleted first. */
export async function listRestorableApiKeys (database: Database, accountId: number, now: Date): Promise<ApiKeyRecord[]> {
  const rows = await database<ApiKeyRow>(table).where({ account_id: accountId }).where('erase_at', '>', toTimestamp(now)).orderBy('id', 'desc').limit(10)
  return rows.map(row => toApiKeyRecord(row)!)
}

/** When some account's key was added that lives in an environment now; undefined where none does. */
export async function findLivingKeyDate (database: Database, environment: KeyEnvironment, now: Date): Promise<Date | undefined> {
  const row = await database<ApiKeyRow>(table).where('active_slot', environment).whereNull('deleted_at')
    .where(living => living.whereNull('expires_at').orWhere('expires_at', '>', toTimestamp(now))).first('created_at')
  return row === undefined ? undefined : fromTimestamp(row.created_at)
}

/** Writes a new key; fails with a unique violation where the account's place in that environment is taken. */
export async function insertApiKey (database: Database, key: NewApiKey): Promise<number> {
  const [id] = await database(table).insert({
    account_id: key.accountId,
    environment: key.environment,
    description: key.description,
    created_at: toTimestamp(key.issuedAt),
    active_slot: key.environment,
    ...toSecretColumns(key)
  })
  return id!
}

/** Gives a living key another secret; false where it has got another one meanwhile. */
export async function saveApiKeySecret (database: Database, { id, lookupId }: ApiKeyRecord, secret: NewSecret): Promise<boolean> {
  const unused = { last_used_at: null, last_used_by: null, refused_at: null, refused_outcome: null, refused_by: null }
  return await database(table).where({ id, lookup_id: lookupId }).whereNull('deleted_at').update({ ...toSecretColumns(secret), ...unused }) > 0
}

/** Marks a key as deleted; its text stays until eraseAt, its keyed hash for good, so that its holder can be told. False where no such key lives. */
export async function markApiKeyDeleted (database: Database, accountId: number, id: number, times: { deletedAt: Date, eraseAt: Date }): Promise<boolean> {
  const count = await database(table).where({ id, account_id: accountId }).whereNull('deleted_at')
    .update({ deleted_at: toTimestamp(times.deletedAt), erase_at: toTimestamp(times.eraseAt), active_slot: null })
  return count > 0
}

/** Takes a deletion back that was not yet final; false where it is, a unique violation where another key took the place. */
export async function markApiKeyLiving (database: Database, accountId: number, id: number, now: Date): Promise<boolean> {
  const count = await database(table).where({ id, account_id: accountId }).where('erase_at', '>', toTimestamp(now))
    .update({ deleted_at: null, erase_at: null, active_slot: database.ref('environment') })
  return count > 0
}

/** Erases the text of deleted keys whose time has come; returns how many. */
export async function eraseDeletedApiKeys (database: Database, now: Date): Promise<number> {
  return await database(table).where('erase_at', '<=', toTimestamp(now)).update({ key_encrypted: null, erase_at: null })
}

/** Erases the text of every deleted key of an account, whether its time has come or not. */
export async function eraseDeletedApiKeysOf (database: Database, accountId: number): Promise<void> {
  await database(table).where({ account_id: accountId }).whereNotNull('erase_at').update({ key_encrypted: null, erase_at: null })
}
