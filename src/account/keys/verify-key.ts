import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { toTimestamp } from '../../kernel/database/timestamp.ts'
import type { KeyEnvironment } from '../key-format.ts'
import type { KeyCandidate } from './key-candidate.ts'
import { findLivingApiKey } from '../api-key-table.ts'
import { insertKeyEvent, type KeyAct } from './key-event-table.ts'
import { findHeldKey } from './key-secret.ts'
import { stopWaitingSecrets } from './replaced-secret-table.ts'

/** What is answered to who shows a key; all but `unknown` only to who holds the whole key. */
export interface KeyVerdict {
  readonly outcome: 'valid' | 'unknown' | 'revoked' | 'expired' | 'wrong_environment'
  /** In English, for the record; never the key. */
  readonly reason: string
  /** When the key ends or ended: by its expiry, or because it was rolled. */
  readonly expiresAt?: Date
  readonly description?: string
  /** When the key was rolled: this is the old one, which works only until `expiresAt`. */
  readonly replacedAt?: Date
  /** Whether this old key ends earlier, as soon as the new one is used for the first time. */
  readonly endsOnUse?: boolean
  /** Whose key it is. */
  readonly accountId?: number
}

export interface VerifyOptions {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
  readonly secret: Buffer
}

/** Milliseconds between two notes of a key's use: checking it stays a matter of reading. */
const usePrecision = 60_000
const longestCaller = 120
// Control characters, line separators and marks of direction: what a caller says of itself is shown to the key's owner.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffd]/g

/** Judges a key that somebody shows; `caller` is what he calls himself, a user agent or a product. */
export async function verifyKey ({ database, clock, audit, secret }: VerifyOptions, key: string, environment: KeyEnvironment, caller?: string): Promise<KeyVerdict> {
  const held = await findHeldKey(database, secret, key)
  if (held === undefined) return { outcome: 'unknown', reason: 'There is no such key.' }
  const now = clock.now()
  const verdict = judge(held, environment, now)
  await noteUse(database, held, verdict, { audit, now, caller })
  return {
    ...verdict,
    description: held.description,
    accountId: held.accountId,
    ...(held.expiresAt === undefined ? {} : { expiresAt: held.expiresAt }),
    ...(held.replacedAt === undefined ? {} : { replacedAt: held.replacedAt, endsOnUse: held.endsOnUse })
  }
}

/** The rule of expiry: valid strictly before the moment, expired at it. A rolled key expires at the moment its owner chose. */
function judge (held: KeyCandidate, environment: KeyEnvironment, now: Date): KeyVerdict {
  if (held.deletedAt !== undefined) return { outcome: 'revoked', reason: 'The key was deleted in the API Portal.' }
  if (held.environment !== environment) return { outcome: 'wrong_environment', reason: `The key belongs to the ${held.environment} environment.` }
  if (held.expiresAt !== undefined && held.expiresAt <= now) {
    return { outcome: 'expired', reason: held.replacedAt === undefined ? 'The key has expired.' : 'The key was rolled in the API Portal, and the old one has stopped.' }
  }
  return { outcome: 'valid', reason: 'The key is valid.' }
}

/** Notes the last use and the last refusal, each once a minute; a deleted key has nobody to tell. */
async function noteUse (database: Database, held: KeyCandidate, { outcome }: KeyVerdict, { audit, now, caller }: { audit: AuditLog, now: Date, caller: string | undefined }): Promise<void> {
  if (outcome === 'revoked') return
  const isValid = outcome === 'valid'
  const last = isValid ? held.lastUsedAt : held.refusedAt
  // A clock that was set back makes the last note lie ahead; it is as old as one a minute ago.
  if (last !== undefined && Math.abs(now.getTime() - last.getTime()) < usePrecision) return
  const by = toCaller(caller)
  const [columns, values] = isValid ? ['last_used_at = ?, last_used_by = ?', [by]] : ['refused_at = ?, refused_by = ?, refused_outcome = ?', [by, outcome]]
  try {
    if (isValid && last === undefined) await stopWaiting(database, held, { audit, now, by: { realm: 'system', userId: null, userName: by ?? '' } })
    await database.raw(`update ${held.table} set ${columns} where id = ?`, [toTimestamp(now), ...values, held.rowId])
  } catch {
    // A note that a busy or full database cannot take must not make a good key look bad; the next check tries again.
  }
}

/** The first use of a secret: those older ones stop that were only to work until then. */
async function stopWaiting (database: Database, { keyId, accountId, replacedAt, rowId }: KeyCandidate, act: KeyAct): Promise<void> {
  await inTransaction(database, async transaction => {
    const count = await stopWaitingSecrets(transaction, keyId, act.now, replacedAt === undefined ? undefined : rowId)
    const key = count === 0 ? undefined : await findLivingApiKey(transaction, accountId, keyId)
    if (key !== undefined) await insertKeyEvent(transaction, 'taken_over', key, act)
  })
}

function toCaller (caller: string | undefined): string | null {
  const text = (caller ?? '').replace(unprintable, '').trim().slice(0, longestCaller)
  return text === '' ? null : text
}
