import type { KeyAuthority, KeyEnvironment } from '../../admin/key-authority.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../../kernel/database/database.ts'
import type { Fingerprint } from '../../kernel/secrets.ts'
import { findStoredKey, type FoundKey } from './find-stored-key.ts'
import { findLastVerdict, saveChangedVerdict, saveVerdict, toColumns, type RecordedVerdict } from './key-validation-table.ts'
import type { CheckedBy, Occasion, Verdict, VerdictName } from './verdict.ts'

export interface KeyValidationOptions {
  readonly database: Database
  readonly scopeConfig: ScopeConfig
  readonly authority: KeyAuthority
  readonly clock: Clock
  readonly fingerprint: Fingerprint
  readonly audit: AuditLog
}

/** Checks API keys and records every verdict. */
export interface KeyValidation {
  /** Reads the stored key anew, asks the authority, records one verdict; never throws for what the key or the authority does. */
  check: (occasion: Exclude<Occasion, 'test'>, by: CheckedBy) => Promise<RecordedVerdict>
  /** As `check`, for a key that somebody typed or the one that is stored for an environment, whether the channel uses it or not. */
  test: (key: FoundKey, environment: KeyEnvironment, by: CheckedBy) => Promise<RecordedVerdict>
}

/** Where the keys are kept; the paths are the original's. */
export const keyPaths: Readonly<Record<KeyEnvironment, string>> = {
  production: 'services_connector/services_connector_integration/production_api_key',
  sandbox: 'services_connector/services_connector_integration/sandbox_api_key'
}
const bypassPath = 'channel/amazon/endpoint/use_services_connector'
/** The flag that has the channel use the sandbox key. */
export const sandboxPath = 'channel/amazon/endpoint/use_services_connector_sandbox_api_key'

interface Finding extends Pick<Partial<Verdict>, 'keyExpiresAt' | 'keyReplacedAt' | 'keyEndsOnUse' | 'description'> {
  readonly name: VerdictName
  readonly reason: string
  readonly found?: FoundKey
}

/** Builds the check; nothing is cached between the table and it (decision 3). */
export function createKeyValidation (options: KeyValidationOptions): KeyValidation {
  const { database, scopeConfig, authority } = options
  const record = async (verdict: Verdict, occasion: Occasion, by: CheckedBy): Promise<RecordedVerdict> => {
    const save = occasion === 'test' ? saveVerdict(database, verdict, occasion, by) : saveAndCompare(options, verdict, occasion, by)
    return { ...verdict, id: await save, occasion, username: by.username, requestId: by.requestId }
  }
  return {
    async check (occasion, by) {
      const started = performance.now()
      const environment = await scopeConfig.getFlag(sandboxPath) ? 'sandbox' : 'production'
      const isBypassed = !await scopeConfig.getFlag(bypassPath)
      const finding: Finding = isBypassed ? { name: 'bypassed', reason: `${bypassPath} is 0` } : await judge(authority, await findStoredKey(scopeConfig, keyPaths[environment]), environment)
      return await record(toVerdict(options, finding, environment, started), occasion, by)
    },
    async test (key, environment, by) {
      const started = performance.now()
      return await record(toVerdict(options, await judge(authority, key, environment), environment, started), 'test', by)
    }
  }
}

/** Every verdict is recorded; one that differs from the last one is a change, which the record of what was done has too. */
async function saveAndCompare ({ database, audit }: KeyValidationOptions, verdict: Verdict, occasion: Occasion, by: CheckedBy): Promise<number> {
  const last = await findLastVerdict(database)
  if (last?.name === verdict.name && last.fingerprint === verdict.fingerprint && last.environment === verdict.environment) return await saveVerdict(database, verdict, occasion, by)
  const origin: AuditOrigin = { realm: by.userId === 0 ? 'system' : 'admin', userId: by.userId === 0 ? null : by.userId, userName: by.username, requestId: by.requestId }
  return await saveChangedVerdict(database, toColumns(verdict, occasion, by), async transaction => {
    await audit.record(transaction, origin, {
      action: 'verdict_changed',
      outcome: 'success',
      target: verdict.environment,
      details: { from: last?.name ?? null, to: verdict.name, reason: verdict.reason, occasion, fingerprint: verdict.fingerprint ?? null }
    })
  })
}

function toVerdict ({ authority, clock, fingerprint }: KeyValidationOptions, { found, ...finding }: Finding, environment: KeyEnvironment, started: number): Verdict {
  const key = found?.key === '' ? undefined : found?.key
  return {
    name: finding.name,
    reason: finding.reason,
    environment,
    authority: authority.name,
    fingerprint: key === undefined ? undefined : fingerprint(key),
    lastFour: key === undefined || key.length < 12 ? undefined : key.slice(-4),
    keyExpiresAt: finding.keyExpiresAt,
    keyReplacedAt: finding.keyReplacedAt,
    keyEndsOnUse: finding.keyEndsOnUse,
    description: finding.description,
    configScope: found?.scope,
    configPath: found?.path,
    configPlace: found?.place,
    checkedAt: clock.now(),
    latencyMs: Math.round(performance.now() - started)
  }
}

async function judge (authority: KeyAuthority, found: FoundKey, environment: KeyEnvironment): Promise<Finding> {
  const { key } = found
  if (key === undefined) return { name: 'undecryptable', reason: 'the stored value was not encrypted with this crypt key', found }
  if (key === '') return { name: 'missing', reason: 'no key is stored', found }
  const shape = await authority.inspect(key, environment)
  if (shape.shape !== 'plausible') return { name: shape.shape, reason: 'recognised by its shape, nobody was asked', found }
  const answer = await authority.check(key, environment)
  return { name: answer.outcome, reason: answer.reason, found, keyExpiresAt: answer.expiresAt, keyReplacedAt: answer.replacedAt, keyEndsOnUse: answer.endsOnUse, description: answer.description }
}
