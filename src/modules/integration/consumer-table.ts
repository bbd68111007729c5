import { isUniqueViolation, type Database } from '../../kernel/database/database.ts'
import { toTimestamp } from '../../kernel/database/timestamp.ts'
import type { Encryptor } from '../../kernel/encryptor.ts'
import { createOauthWord } from './oauth-word.ts'

/** A row of `oauth_consumer`. */
export interface Consumer {
  readonly id: number
  readonly key: string
  /** In plain text; undefined where it cannot be decrypted. Must not reach any output but the page after an activation. */
  readonly secret: string | undefined
}

interface Row { entity_id: number, key: string, secret: string }

const table = 'oauth_consumer'

/** Adds a consumer with a key and a secret of its own; returns its id. */
export async function insertConsumer (database: Database, encryptor: Encryptor, name: string, now: Date): Promise<number> {
  const [id] = await database(table).insert({ name, key: createOauthWord(), secret: encryptor.encrypt(createOauthWord()), created_at: toTimestamp(now) })
  return id!
}

/** Finds a consumer by its id. */
export async function findConsumer (database: Database, encryptor: Encryptor, id: number): Promise<Consumer | undefined> {
  const rows: Row[] = await database(table).where({ entity_id: id }).select('entity_id', 'key', 'secret')
  return toConsumer(encryptor, rows[0])
}

/** Finds a consumer by its key. */
export async function findConsumerByKey (database: Database, encryptor: Encryptor, key: string): Promise<Consumer | undefined> {
  const rows: Row[] = await database(table).where({ key }).select('entity_id', 'key', 'secret')
  return toConsumer(encryptor, rows[0])
}

/** Notes a nonce as used by a consumer at a moment in Unix seconds; false where it was used before. */
export async function useNonce (database: Database, consumerId: number, nonce: string, timestamp: number): Promise<boolean> {
  try {
    await database('oauth_nonce').insert({ nonce, timestamp, consumer_id: consumerId })
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}

/** Forgets nonces from before a moment in Unix seconds. */
export async function deleteNonces (database: Database, before: number): Promise<void> {
  await database('oauth_nonce').where('timestamp', '<', before).delete()
}

function toConsumer (encryptor: Encryptor, row: Row | undefined): Consumer | undefined {
  if (row === undefined) return undefined
  const secret = encryptor.decrypt(row.secret)
  return { id: row.entity_id, key: row.key, secret: secret.ok ? secret.plain : undefined }
}
