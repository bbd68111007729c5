import type { FastifyInstance } from 'fastify'
import { createApiKeys, type ApiKeys } from './account/api-keys.ts'
import { inspectKey } from './account/key-format.ts'
import type { KeyAuthority } from './admin/key-authority.ts'
import { createFindAddress } from './build-situations.ts'
import type { ScopeConfig } from './config/scope-config.ts'
import type { GatewayServices } from './gateway/gateway-services.ts'
import { findSignatureFault } from './gateway/signature.ts'
import type { AuditLog } from './kernel/audit/audit-log.ts'
import type { Clock } from './kernel/clock.ts'
import type { Database } from './kernel/database/database.ts'
import type { Encryptor } from './kernel/encryptor.ts'
import type { Env } from './kernel/env.ts'
import { isInternalHost } from './kernel/http/internal-host.ts'
import { createFingerprint, deriveSecret } from './kernel/secrets.ts'
import { createBehaviour } from './modules/emulation/behaviour.ts'
import { createChosenAuthority } from './modules/services-connector/chosen-authority.ts'
import { createCircuitBreaker } from './modules/services-connector/circuit-breaker.ts'
import { createHttpKeyAuthority, sameRoot } from './modules/services-connector/http-key-authority.ts'
import { createLocalKeyAuthority } from './modules/services-connector/local-key-authority.ts'
import { createPresentKey, isSigning, presentAlone, type PresentKey } from './modules/services-connector/present-key.ts'
import { applyShippedRules, type ShippedRuleOptions } from './modules/services-connector/shipped-rules.ts'
import { createSituationAuthority } from './modules/situations/situation-authority.ts'

export interface AuthorityOptions {
  readonly env: Env
  readonly clock: Clock
  readonly audit: AuditLog
  readonly database: Database
  readonly encryptor: Encryptor
  readonly cryptKey: string
  /** In the place of the one that the environment asks for. */
  readonly given?: KeyAuthority
  /** The server of this process, once there is one. */
  readonly findServer?: () => FastifyInstance['server'] | undefined
}

/** The keys of one process: who issues them, who judges those that the Admin shows, and what the gateway needs of both. */
export interface BuiltAuthority {
  readonly apiKeys: ApiKeys
  /** By which keys are recognised. */
  readonly keySecret: Buffer
  readonly authority: KeyAuthority
  /** What a key looks like that somebody types where the configuration names no other gateway. */
  readonly inspectTyped: KeyAuthority['inspect']
  readonly gateway: GatewayServices
  /** The configuration is built from modules that ask the authority about keys, so it comes afterwards; until then connector 1.0 is emulated. */
  readonly useConfiguration: <Built extends { readonly scopeConfig: ScopeConfig }>(configuration: Built) => Built
}

/**
 * Keys are validated over HTTP where GATEWAY_URL says at which gateway, else where the configuration says: there, or in this process.
 * In developer mode the faults of situations stand in front: outside the circuit breaker, which they must not open.
 */
export function buildAuthority (options: AuthorityOptions): BuiltAuthority {
  const { env, clock, database, cryptKey } = options
  const keySecret = deriveSecret(cryptKey, 'api keys')
  const apiKeys = createApiKeys({ ...options, secret: keySecret })
  const gateway: GatewayServices = { verifyKey: apiKeys.verify, clock, database, fingerprint: createFingerprint(cryptKey), secret: deriveSecret(cryptKey, 'gateway') }
  let presentConfigured = presentAlone
  let rules: ShippedRuleOptions | undefined
  let scopeConfig: ScopeConfig | undefined
  const present: PresentKey = async environment => await presentConfigured(environment)
  const own = createLocalKeyAuthority({ inspect: inspectKey, verify: apiKeys.verify, present, findSignatureFault: async (key, token) => await findSignatureFault(gateway, key, token) })
  const fixed = options.given ?? (env.gatewayUrl === undefined ? undefined : createCircuitBreaker(createHttpKeyAuthority(env.gatewayUrl, inspectKey, present)))
  const usual = fixed ?? createChosenAuthority({ own, findConfig: () => scopeConfig, mayAsk: createMayAsk(options), open: url => createCircuitBreaker(createHttpKeyAuthority(url, inspectKey, present, sameRoot)) })
  return {
    apiKeys,
    keySecret,
    inspectTyped: fixed?.inspect ?? inspectKey,
    authority: applyShippedRules(withSituations(options, usual, own), () => rules),
    gateway,
    useConfiguration (configuration) {
      scopeConfig = configuration.scopeConfig
      const chosen = { scopeConfig, behaviour: createBehaviour(scopeConfig), clock }
      presentConfigured = createPresentKey(chosen)
      rules = { behaviour: chosen.behaviour, isSigning: async environment => await isSigning(chosen, environment) }
      return configuration
    }
  }
}

/** In developer mode every gateway may be asked; else none on this machine or a link-local network but our own. */
function createMayAsk ({ env, findServer = () => undefined }: AuthorityOptions): (url: URL) => Promise<boolean> {
  const findAddress = createFindAddress(env, findServer)
  const isOwn = ({ origin }: URL): boolean => [env.baseUrl, findAddress()].some(address => address !== undefined && new URL(address).origin === origin)
  return async url => env.mode === 'developer' || isOwn(url) || !await isInternalHost(url.hostname)
}

function withSituations ({ env, database, findServer = () => undefined }: AuthorityOptions, usual: KeyAuthority, own: KeyAuthority): KeyAuthority {
  return env.mode === 'developer' ? createSituationAuthority({ database, usual, own, findAddress: createFindAddress(env, findServer) }) : usual
}
