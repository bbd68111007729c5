import type { AuditOrigin } from '../kernel/audit/audit-event.ts'
import { inTransaction } from '../kernel/database/database.ts'
import type { ApiKeyRecord } from './api-key-row.ts'
import { eraseDeletedApiKeys, findLivingApiKey, listAllLivingApiKeys, listLivingApiKeys, listRestorableApiKeys } from './api-key-table.ts'
import type { KeyEnvironment } from './key-format.ts'
import { issueKey, type KeyChangeOptions, type KeyOrder } from './keys/issue-key.ts'
import { insertKeyEvent, listKeyEvents, recordKeyAct, type KeyEvent } from './keys/key-event-table.ts'
import { recogniseKeys, type FoundKey } from './keys/recognise-keys.ts'
import { deleteKey, restoreKey } from './keys/remove-key.ts'
import { listReplacedSecrets, type ReplacedSecret } from './keys/replaced-secret-table.ts'
import { rollKey, stopOldSecrets, type RollOrder } from './keys/roll-key.ts'
import { verifyKey, type KeyVerdict } from './keys/verify-key.ts'

/** A key as its owner sees it, the key itself left out. */
export type ApiKey = Omit<ApiKeyRecord, 'keyEncrypted' | 'keyHash' | 'lookupId' | 'deletedAt' | 'eraseAt'>

/** A key whose deletion can be undone until `eraseAt`. */
export interface RestorableKey extends ApiKey { readonly eraseAt: Date }

/** The API keys of all accounts. `by` is the person who does something; without it, it was this installation itself. */
export interface ApiKeys {
  /** Makes a key and returns its id; throws API_KEY_EXISTS where the account has one in that environment, API_KEY_LIMIT where it made too many. */
  issue: (accountId: number, order: KeyOrder) => Promise<number>
  /** The account's living keys in an environment (one or none), or in all. */
  list: (accountId: number, environment?: KeyEnvironment) => Promise<ApiKey[]>
  /** A living key of the account; undefined for everybody else's. */
  find: (accountId: number, id: number) => Promise<ApiKey | undefined>
  /** The key itself, for its owner; undefined where it is deleted, another account's, or no longer decryptable. */
  reveal: (accountId: number, id: number, by?: AuditOrigin) => Promise<string | undefined>
  /** Deletes a key: it is refused at once. False where the account has no such living key. */
  revoke: (accountId: number, id: number, by?: AuditOrigin) => Promise<boolean>
  /** Takes a deletion back within 30 seconds. */
  restore: (accountId: number, id: number, by?: AuditOrigin) => Promise<'restored' | 'too_late' | 'place_taken'>
  /** The keys whose deletion can be undone just now. */
  listRestorable: (accountId: number) => Promise<RestorableKey[]>
  /** Gives a key a new secret under the same identity; the old one works on for the overlap. False where the account has no such living key. */
  roll: (accountId: number, id: number, order: RollOrder) => Promise<boolean>
  /** What a key was before it was rolled, the longest working first; for a key that `find` gave. */
  listReplaced: (key: ApiKey) => Promise<ReplacedSecret[]>
  /** Stops what a key was before it was rolled, at once; returns how many secrets still worked. */
  stopReplaced: (accountId: number, id: number, by?: AuditOrigin) => Promise<number>
  /** What happened to the account's keys in an environment, the latest first, a page at a time. */
  listEvents: (accountId: number, environment: KeyEnvironment, before?: number) => Promise<KeyEvent[]>
  /** Notes that somebody took a key away as a file. */
  noteDownload: (key: ApiKey, by: AuditOrigin) => Promise<void>
  /** Tells which of some whole keys are the account's. */
  recognise: (accountId: number, keys: readonly string[]) => Promise<FoundKey[]>
  /** Erases the deleted keys whose 30 seconds are over, of all accounts; returns how many. */
  eraseDeleted: () => Promise<number>
  /** Judges a key that somebody shows; `caller` is what he calls himself. */
  verify: (key: string, environment: KeyEnvironment, caller?: string) => Promise<KeyVerdict>
}

/** Events a page of the history. */
export const eventsPerPage = 10
/** Replaced secrets that are shown of a key; whichever still work come first. */
const mostReplaced = 5

/** Builds the API keys over their tables. */
export function createApiKeys (options: KeyChangeOptions): ApiKeys {
  const { database, clock, audit, encryptor } = options
  return {
    issue: async (accountId, order) => await issueKey(options, accountId, order),
    async list (accountId, environment) {
      const records = environment === undefined ? listAllLivingApiKeys(database, accountId) : listLivingApiKeys(database, accountId, environment)
      return (await records).map(toApiKey)
    },
    async find (accountId, id) {
      const record = await findLivingApiKey(database, accountId, id)
      return record === undefined ? undefined : toApiKey(record)
    },
    async reveal (accountId, id, by) {
      const record = await findLivingApiKey(database, accountId, id)
      if (by !== undefined && record !== undefined) await recordKeyAct(database, 'api_key_revealed', record, { audit, by })
      const decrypted = encryptor.decrypt(record?.keyEncrypted ?? '')
      return decrypted.ok ? decrypted.plain : undefined
    },
    revoke: async (accountId, id, by) => await deleteKey(options, accountId, id, by),
    restore: async (accountId, id, by) => await restoreKey(options, accountId, id, by),
    async listRestorable (accountId) {
      const records = await listRestorableApiKeys(database, accountId, clock.now())
      return records.map(record => ({ ...toApiKey(record), eraseAt: record.eraseAt! }))
    },
    roll: async (accountId, id, order) => await rollKey(options, accountId, id, order),
    listReplaced: async ({ id }) => await listReplacedSecrets(database, id, mostReplaced),
    stopReplaced: async (accountId, id, by) => await stopOldSecrets(options, accountId, id, by),
    listEvents: async (accountId, environment, before) => await listKeyEvents(database, accountId, environment, { before, limit: eventsPerPage }),
    noteDownload: async (key, by) => { await inTransaction(database, async transaction => { await insertKeyEvent(transaction, 'downloaded', key, { audit, by, now: clock.now() }) }) },
    recognise: async (accountId, keys) => await recogniseKeys(options, accountId, keys),
    eraseDeleted: async () => await eraseDeletedApiKeys(database, clock.now()),
    verify: async (key, environment, caller) => await verifyKey(options, key, environment, caller)
  }
}

function toApiKey ({ keyEncrypted, keyHash, lookupId, deletedAt, eraseAt, ...shown }: ApiKeyRecord): ApiKey {
  return shown
}
