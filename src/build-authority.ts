import type { ApiKeys } from './account/api-keys.ts'
import { inspectKey } from './account/key-format.ts'
import type { KeyAuthority } from './admin/key-authority.ts'
import type { ScopeConfig } from './config/scope-config.ts'
import type { GatewayServices } from './gateway/gateway-services.ts'
import { findSignatureFault } from './gateway/signature.ts'
import type { Clock } from './kernel/clock.ts'
import type { Database } from './kernel/database/database.ts'
import type { Env } from './kernel/env.ts'
import { createFingerprint, deriveSecret } from './kernel/secrets.ts'
import { createBehaviour } from './modules/emulation/behaviour.ts'
import { createHttpKeyAuthority } from './modules/services-connector/http-key-authority.ts'
import { createLocalKeyAuthority } from './modules/services-connector/local-key-authority.ts'
import { createPresentKey, isSigning, presentAlone, type PresentKey } from './modules/services-connector/present-key.ts'
import { applyShippedRules, type ShippedRuleOptions } from './modules/services-connector/shipped-rules.ts'

export interface AuthorityOptions {
  readonly env: Pick<Env, 'gatewayUrl'>
  readonly clock: Clock
  readonly database: Database
  readonly cryptKey: string
  readonly apiKeys: ApiKeys
  /** In the place of the one that the environment asks for. */
  readonly given?: KeyAuthority
}

/** The key authority, what the gateway of this process needs, and the hand-over of what the authority asks the configuration. */
export interface BuiltAuthority {
  readonly authority: KeyAuthority
  readonly gateway: GatewayServices
  /** The configuration is built from modules that ask the authority about keys, so it comes afterwards; until then connector 1.0 is emulated. */
  readonly useConfiguration: <Built extends { readonly scopeConfig: ScopeConfig }>(configuration: Built) => Built
}

/** Keys are validated in this process, or over HTTP where GATEWAY_URL says at which gateway; both as the emulation is configured. */
export function buildAuthority ({ env, clock, database, cryptKey, apiKeys, given }: AuthorityOptions): BuiltAuthority {
  const gateway: GatewayServices = { verifyKey: apiKeys.verify, clock, database, fingerprint: createFingerprint(cryptKey), secret: deriveSecret(cryptKey, 'gateway') }
  let presentConfigured = presentAlone
  let rules: ShippedRuleOptions | undefined
  const present: PresentKey = async environment => await presentConfigured(environment)
  const asked = given ?? (env.gatewayUrl === undefined
    ? createLocalKeyAuthority({ inspect: inspectKey, verify: apiKeys.verify, present, findSignatureFault: async (key, token) => await findSignatureFault(gateway, key, token) })
    : createHttpKeyAuthority(env.gatewayUrl, inspectKey, present))
  return {
    authority: applyShippedRules(asked, () => rules),
    gateway,
    useConfiguration (configuration) {
      const { scopeConfig } = configuration
      const options = { scopeConfig, behaviour: createBehaviour(scopeConfig), clock }
      presentConfigured = createPresentKey(options)
      rules = { behaviour: options.behaviour, isSigning: async environment => await isSigning(options, environment) }
      return configuration
    }
  }
}
