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
  /** The part of the present secret that finds its row. */
  readonly lookupId: string
  readonly lastFour: string
  readonly createdAt: Date
  /** When the present secret was made: later than createdAt where the key was rolled. */
  readonly issuedAt: Date
  readonly expiresAt: Date | undefined
  readonly lastUsedAt: Date | undefined
  /** What the last user of the key calls itself. */
  readonly lastUsedBy: string | undefined
  /** The last time that who holds the key was refused. */
  readonly refusal: Refusal | undefined
  readonly deletedAt: Date | undefined
  /** Until when the deletion can be undone; undefined once the key is erased. */
  readonly eraseAt: Date | undefined
}

/** A refusal of somebody who holds the whole key. */
export interface Refusal { readonly at: Date, readonly outcome: string, readonly by: string | undefined }

/** What a new row consists of. */
export interface NewApiKey extends NewSecret, Pick<ApiKeyRecord, 'accountId' | 'environment' | 'description'> {}

/** A secret that a key gets, at first or by rolling. */
export interface NewSecret extends Pick<ApiKeyRecord, 'lookupId' | 'keyHash' | 'lastFour' | 'issuedAt' | 'expiresAt'> {
  readonly keyEncrypted: string
}

/** The columns of `account_api_key`, but those that only find a row. */
export interface ApiKeyRow {
  id: number
  account_id: number
  environment: KeyEnvironment
  description: string
  key_encrypted: string | null
  key_hash: string
  lookup_id: string
  last_four: string
  created_at: string
  issued_at: string | null
  expires_at: string | null
  last_used_at: string | null
  last_used_by: string | null
  refused_at: string | null
  refused_outcome: string | null
  refused_by: string | null
  deleted_at: string | null
  erase_at: string | null
}

/** Puts a secret into columns. */
export function toSecretColumns (secret: NewSecret): object {
  return {
    lookup_id: secret.lookupId,
    key_encrypted: secret.keyEncrypted,
    key_hash: secret.keyHash,
    last_four: secret.lastFour,
    issued_at: toTimestamp(secret.issuedAt),
    expires_at: secret.expiresAt === undefined ? null : toTimestamp(secret.expiresAt)
  }
}

/** Reads a row; none stays none. */
export function toApiKeyRecord (row: ApiKeyRow | undefined): ApiKeyRecord | undefined {
  if (row === undefined) return undefined
  return {
    id: row.id,
    accountId: row.account_id,
    environment: row.environment,
    description: row.description,
    keyEncrypted: row.key_encrypted ?? undefined,
    keyHash: row.key_hash,
    lookupId: row.lookup_id,
    lastFour: row.last_four,
    createdAt: fromTimestamp(row.created_at),
    issuedAt: fromTimestamp(row.issued_at ?? row.created_at),
    expiresAt: toDate(row.expires_at),
    lastUsedAt: toDate(row.last_used_at),
    lastUsedBy: row.last_used_by ?? undefined,
    refusal: toRefusal(row),
    deletedAt: toDate(row.deleted_at),
    eraseAt: toDate(row.erase_at)
  }
}

/** Reads the last refusal from the columns that keys and rolled-away secrets share. */
export function toRefusal (row: { refused_at: string | null, refused_outcome: string | null, refused_by: string | null }): Refusal | undefined {
  return row.refused_at === null ? undefined : { at: fromTimestamp(row.refused_at), outcome: row.refused_outcome ?? '', by: row.refused_by ?? undefined }
}

function toDate (timestamp: string | null): Date | undefined {
  return timestamp === null ? undefined : fromTimestamp(timestamp)
}
