import type { Database } from '../../../kernel/database/database.ts'
import type { Verdict, VerdictName } from '../../services-connector/verdict.ts'
import { recordChannelError, wasErrorNoted } from './error-log-table.ts'

/** Verdicts that keep the channel shut, by the codes of the Communication Errors Log, and what they say there (English, as the log is). */
const errors: Readonly<Partial<Record<VerdictName, { readonly code: string, readonly reason: string }>>> = {
  missing: { code: 'ApiKeyMissing', reason: 'No API key is stored' },
  malformed: { code: 'ApiKeyMalformed', reason: 'The stored API key is not a whole key' },
  unknown: { code: 'ApiKeyUnknown', reason: 'The key service does not know the stored API key' },
  revoked: { code: 'ApiKeyDeleted', reason: 'The stored API key was deleted in the API Portal' },
  expired: { code: 'ApiKeyExpired', reason: 'The stored API key has expired' },
  wrong_environment: { code: 'ApiKeyWrongEnvironment', reason: 'The stored API key belongs to the other environment' },
  undecryptable: { code: 'ApiKeyUnreadable', reason: 'The stored API key was encrypted with another crypt key' },
  unreachable: { code: 'KeyServiceUnreachable', reason: 'The API key could not be checked: the key service does not answer' }
}

/** Milliseconds in which the same failure is noted once: reloading a page must not flood the log. */
const pause = 60_000

/** Notes a verdict that keeps the channel shut in the Communication Errors Log; of the key only fingerprint and last characters. */
export async function recordKeyError (database: Database, verdict: Verdict): Promise<void> {
  const error = errors[verdict.name]
  if (error === undefined || await wasErrorNoted(database, error.code, new Date(verdict.checkedAt.getTime() - pause))) return
  await recordChannelError(database, { region: '', code: error.code, message: describeKeyError(verdict), createdAt: verdict.checkedAt })
}

/** The failure in an English sentence, for logs and the history of background tasks. */
export function describeKeyError ({ name, environment, fingerprint, lastFour, authority }: Verdict): string {
  const key = fingerprint === undefined ? '' : `, key ${fingerprint}${lastFour === undefined ? '' : ` …${lastFour}`}`
  return `${errors[name]?.reason ?? 'The API key is not valid'} (${environment}${key}, judged by ${authority})`
}
