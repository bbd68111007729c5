import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, isUniqueViolation, type Database } from '../../kernel/database/database.ts'
import { createError } from '../../kernel/errors.ts'
import { eraseDeletedApiKeys, insertApiKey } from '../api-key-table.ts'
import type { KeyEnvironment } from '../key-format.ts'
import { insertKeyEvent, listKeysMade } from './key-event-table.ts'
import { createSecret, type SecretOptions } from './key-secret.ts'

/** What every change of keys stands on. */
export interface KeyChangeOptions extends SecretOptions {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
}

/** What a key is issued for. */
export interface KeyOrder {
  readonly environment: KeyEnvironment
  readonly description: string
  /** Undefined: it never expires. */
  readonly expiresAt?: Date | undefined
  /** The person who orders it; undefined: this installation itself, whom the hourly limit does not hold. */
  readonly by?: AuditOrigin | undefined
}

/** The guide's rule: one key an environment, the old one goes before a new one comes. */
export const keyExistsCode = 'API_KEY_EXISTS'
const KeyExists = createError(keyExistsCode, 'You already have an API key in this environment. No key was added: delete the existing one first.', 409)

/** So many keys an account's people make in an hour, rolled ones included (decision: a script gone wild is stopped, a person is not). */
const mostKeysPerHour = 20
export const tooManyKeysCode = 'API_KEY_LIMIT'
const TooManyKeys = createError(tooManyKeysCode, 'You have made %1 API keys within an hour, which is the most. Nothing was changed: try again in %2 minutes.', 429)
const hour = 3_600_000

/** Makes a key and returns its id; throws API_KEY_EXISTS where the account has one in that environment, API_KEY_LIMIT where it made too many. */
export async function issueKey (options: KeyChangeOptions, accountId: number, { environment, description, expiresAt, by }: KeyOrder): Promise<number> {
  const { database, clock, audit } = options
  const now = clock.now()
  try {
    return await inTransaction(database, async transaction => {
      await eraseDeletedApiKeys(transaction, now)
      if (by !== undefined) await requireRoom(transaction, accountId, now)
      const key = { accountId, environment, description, ...createSecret(options, environment, { issuedAt: now, expiresAt }) }
      const id = await insertApiKey(transaction, key)
      await insertKeyEvent(transaction, 'created', { ...key, id }, { audit, by, now })
      return id
    })
  } catch (error) {
    throw isUniqueViolation(error) ? KeyExists() : error
  }
}

/** Throws API_KEY_LIMIT where an account's people have made as many keys within the hour as they may. */
export async function requireRoom (database: Database, accountId: number, now: Date): Promise<void> {
  const made = await listKeysMade(database, accountId, new Date(now.getTime() - hour))
  if (made.length < mostKeysPerHour) return
  const free = made[made.length - mostKeysPerHour]!.getTime() + hour
  throw TooManyKeys(String(mostKeysPerHour), String(Math.max(1, Math.ceil((free - now.getTime()) / 60_000))))
}
