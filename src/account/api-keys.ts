import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import { isUniqueViolation, type Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import { createError } from '../kernel/errors.ts'
import { findApiKeyByLookupId, findLivingApiKey, insertApiKey, listLivingApiKeys, markApiKeyDeleted, saveApiKeyUse, type ApiKeyRecord } from './api-key-table.ts'
import { createKey, findLookupId, type KeyEnvironment } from './key-format.ts'

/** A living key as its owner sees it, the key itself left out. */
export type ApiKey = Omit<ApiKeyRecord, 'keyEncrypted' | 'keyHash' | 'deletedAt'>

/** What a key is issued for. */
export interface KeyOrder {
  readonly environment: KeyEnvironment
  readonly description: string
  /** Undefined: it never expires. */
  readonly expiresAt?: Date | undefined
}

/** What is answered to who shows a key; all but `unknown` only to who holds the whole key. */
export interface KeyVerdict {
  readonly outcome: 'valid' | 'unknown' | 'revoked' | 'expired' | 'wrong_environment'
  /** In English, for the record; never the key. */
  readonly reason: string
  readonly expiresAt?: Date
  readonly description?: string
  /** Whose key it is. */
  readonly accountId?: number
}

/** The API keys of all accounts. */
export interface ApiKeys {
  /** Makes a key and returns its id; throws API_KEY_EXISTS where the account has one in that environment. */
  issue: (accountId: number, order: KeyOrder) => Promise<number>
  /** The account's living keys in an environment: one or none. */
  list: (accountId: number, environment: KeyEnvironment) => Promise<ApiKey[]>
  /** A living key of the account; undefined for everybody else's. */
  find: (accountId: number, id: number) => Promise<ApiKey | undefined>
  /** The key itself, for its owner; undefined where it is deleted, another account's, or no longer decryptable. */
  reveal: (accountId: number, id: number) => Promise<string | undefined>
  /** Deletes a key at once and for good; false where the account has no such living key. */
  revoke: (accountId: number, id: number) => Promise<boolean>
  /** Judges a key that somebody shows. */
  verify: (key: string, environment: KeyEnvironment) => Promise<KeyVerdict>
}

export interface ApiKeysOptions {
  readonly database: Database
  readonly clock: Clock
  readonly encryptor: Encryptor
  /** Makes the hashes by which keys are recognised. */
  readonly secret: Buffer
}

/** The guide's rule: one key an environment, the old one goes before a new one comes. */
export const keyExistsCode = 'API_KEY_EXISTS'
const KeyExists = createError(keyExistsCode, 'You already have an API key in this environment. No key was added: delete the existing one first.', 409)

/** Milliseconds between two notes of a key's use: checking it stays a matter of reading. */
const usePrecision = 60_000

/** Builds the API keys over their table. */
export function createApiKeys (options: ApiKeysOptions): ApiKeys {
  const { database, clock, encryptor } = options
  return {
    issue: async (accountId, order) => await issue(options, accountId, order),
    list: async (accountId, environment) => (await listLivingApiKeys(database, accountId, environment)).map(toApiKey),
    async find (accountId, id) {
      const record = await findLivingApiKey(database, accountId, id)
      return record === undefined ? undefined : toApiKey(record)
    },
    async reveal (accountId, id) {
      const record = await findLivingApiKey(database, accountId, id)
      const decrypted = encryptor.decrypt(record?.keyEncrypted ?? '')
      return decrypted.ok ? decrypted.plain : undefined
    },
    revoke: async (accountId, id) => await markApiKeyDeleted(database, accountId, id, clock.now()),
    verify: async (key, environment) => await verify(options, key, environment)
  }
}

async function issue ({ database, clock, encryptor, secret }: ApiKeysOptions, accountId: number, order: KeyOrder): Promise<number> {
  const { key, lookupId } = createKey(order.environment)
  try {
    return await insertApiKey(database, {
      accountId,
      environment: order.environment,
      description: order.description,
      lookupId,
      keyEncrypted: encryptor.encrypt(key),
      keyHash: hashKey(secret, key).toString('hex'),
      lastFour: key.slice(-4),
      createdAt: clock.now(),
      expiresAt: order.expiresAt
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw KeyExists()
    throw error
  }
}

async function verify ({ database, clock, secret }: ApiKeysOptions, key: string, environment: KeyEnvironment): Promise<KeyVerdict> {
  // An unknown look-up part costs what a known one does: a query, a hash and a comparison.
  const record = await findApiKeyByLookupId(database, findLookupId(key) ?? '')
  const expected = record === undefined ? Buffer.alloc(32) : Buffer.from(record.keyHash, 'hex')
  const isHolder = timingSafeEqual(hashKey(secret, key), expected)
  if (record === undefined || !isHolder) return { outcome: 'unknown', reason: 'There is no such key.' }
  const now = clock.now()
  const verdict = judge(record, environment, now)
  if (verdict.outcome === 'valid') await noteUse(database, record, now)
  return {
    ...verdict,
    description: record.description,
    accountId: record.accountId,
    ...(record.expiresAt === undefined ? {} : { expiresAt: record.expiresAt })
  }
}

/** The rule of expiry: valid strictly before the moment, expired at it. */
function judge (record: ApiKeyRecord, environment: KeyEnvironment, now: Date): KeyVerdict {
  if (record.deletedAt !== undefined) return { outcome: 'revoked', reason: 'The key was deleted in the API Portal.' }
  if (record.environment !== environment) return { outcome: 'wrong_environment', reason: `The key belongs to the ${record.environment} environment.` }
  if (record.expiresAt !== undefined && record.expiresAt <= now) return { outcome: 'expired', reason: 'The key has expired.' }
  return { outcome: 'valid', reason: 'The key is valid.' }
}

async function noteUse (database: Database, record: ApiKeyRecord, now: Date): Promise<void> {
  if (record.lastUsedAt !== undefined && now.getTime() - record.lastUsedAt.getTime() < usePrecision) return
  try {
    await saveApiKeyUse(database, record.id, now)
  } catch {
    // A note that a busy or full database cannot take must not make a good key look bad; the next check tries again.
  }
}

function hashKey (secret: Buffer, key: string): Buffer {
  return createHmac('sha256', secret).update(key).digest()
}

function toApiKey ({ keyEncrypted, keyHash, deletedAt, ...shown }: ApiKeyRecord): ApiKey {
  return shown
}
