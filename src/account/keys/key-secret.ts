import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Database } from '../../kernel/database/database.ts'
import type { Encryptor } from '../../kernel/encryptor.ts'
import type { NewSecret } from '../api-key-row.ts'
import { createKey, findLookupId, type KeyEnvironment } from '../key-format.ts'
import { findKeyCandidate, type KeyCandidate } from './key-candidate.ts'

/** What making a secret takes. */
export interface SecretOptions {
  readonly encryptor: Encryptor
  /** Makes the hashes by which keys are recognised. */
  readonly secret: Buffer
}

/** Makes a secret for an environment, as it is stored. */
export function createSecret ({ encryptor, secret }: SecretOptions, environment: KeyEnvironment, times: Pick<NewSecret, 'issuedAt' | 'expiresAt'>): NewSecret {
  const { key, lookupId } = createKey(environment)
  return { ...times, lookupId, keyEncrypted: encryptor.encrypt(key), keyHash: hashKey(secret, key).toString('hex'), lastFour: key.slice(-4) }
}

/** Finds what somebody holds who shows a whole key; undefined for everybody else, in the same time. */
export async function findHeldKey (database: Database, secret: Buffer, key: string): Promise<KeyCandidate | undefined> {
  // An unknown look-up part costs what a known one does: a query, a hash and a comparison.
  const candidate = await findKeyCandidate(database, findLookupId(key) ?? '')
  const expected = candidate === undefined ? Buffer.alloc(32) : Buffer.from(candidate.keyHash, 'hex')
  const isHolder = timingSafeEqual(hashKey(secret, key), expected)
  return isHolder ? candidate : undefined
}

function hashKey (secret: Buffer, key: string): Buffer {
  return createHmac('sha256', secret).update(key).digest()
}
