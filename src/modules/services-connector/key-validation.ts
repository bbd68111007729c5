import type { KeyAuthority, KeyEnvironment } from '../../admin/key-authority.ts'
import type { ScopeConfig, SecretReading } from '../../config/scope-config.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../../kernel/database/database.ts'
import type { Fingerprint } from '../../kernel/secrets.ts'
import { saveVerdict } from './key-validation-table.ts'
import type { CheckedBy, Occasion, Verdict, VerdictName } from './verdict.ts'

export interface KeyValidationOptions {
  readonly database: Database
  readonly scopeConfig: ScopeConfig
  readonly authority: KeyAuthority
  readonly clock: Clock
  readonly fingerprint: Fingerprint
}

/** Checks the API key kept in the store configuration. */
export interface KeyValidation {
  /** Reads the key anew, asks the authority, records one verdict; never throws for what the key or the authority does. */
  check: (occasion: Occasion, by: CheckedBy) => Promise<Verdict>
}

/** Where the keys are kept; the paths are the original's. */
export const keyPaths: Readonly<Record<KeyEnvironment, string>> = {
  production: 'services_connector/services_connector_integration/production_api_key',
  sandbox: 'services_connector/services_connector_integration/sandbox_api_key'
}
const bypassPath = 'channel/amazon/endpoint/use_services_connector'
/** The flag that has the channel use the sandbox key. */
export const sandboxPath = 'channel/amazon/endpoint/use_services_connector_sandbox_api_key'

interface Finding {
  readonly name: VerdictName
  readonly reason: string
  readonly key?: string
  readonly expiresAt?: Date
}

/** Builds the check; nothing is cached between the table and it (decision 3). */
export function createKeyValidation (options: KeyValidationOptions): KeyValidation {
  const { database, scopeConfig, authority, clock, fingerprint } = options
  return {
    async check (occasion, by) {
      const started = performance.now()
      const environment = await scopeConfig.getFlag(sandboxPath) ? 'sandbox' : 'production'
      const finding = await judge(options, environment)
      const verdict: Verdict = {
        name: finding.name,
        reason: finding.reason,
        environment,
        authority: authority.name,
        fingerprint: finding.key === undefined ? undefined : fingerprint(finding.key),
        lastFour: finding.key === undefined || finding.key.length < 12 ? undefined : finding.key.slice(-4),
        keyExpiresAt: finding.expiresAt,
        checkedAt: clock.now(),
        latencyMs: Math.round(performance.now() - started)
      }
      await saveVerdict(database, verdict, occasion, by)
      return verdict
    }
  }
}

async function judge ({ scopeConfig, authority }: KeyValidationOptions, environment: KeyEnvironment): Promise<Finding> {
  if (!await scopeConfig.getFlag(bypassPath)) return { name: 'bypassed', reason: `${bypassPath} is 0` }
  const secret = await scopeConfig.getSecret(keyPaths[environment])
  const key = toKey(secret)
  if (key === undefined) return { name: 'undecryptable', reason: 'the stored value was not encrypted with this crypt key' }
  if (key === '') return { name: 'missing', reason: 'no key is stored' }
  const shape = authority.inspect(key, environment)
  if (shape.shape !== 'plausible') return { name: shape.shape, reason: 'recognised by its shape, nobody was asked', key }
  const answer = await authority.check(key, environment)
  return { name: answer.outcome, reason: answer.reason, key, ...(answer.expiresAt === undefined ? {} : { expiresAt: answer.expiresAt }) }
}

/** Outer white space is no part of a key; undefined where it cannot be decrypted. */
function toKey (secret: SecretReading): string | undefined {
  if (secret.state === 'undecryptable') return undefined
  return secret.state === 'set' ? secret.value.trim() : ''
}
