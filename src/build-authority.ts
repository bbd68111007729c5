import { inspectKey } from './account/key-format.ts'
import type { KeyAuthority } from './admin/key-authority.ts'
import type { ScopeConfig } from './config/scope-config.ts'
import type { GatewayServices } from './gateway/gateway-services.ts'
import { findSignatureFault } from './gateway/signature.ts'
import type { Env } from './kernel/env.ts'
import { createBehaviour } from './modules/emulation/behaviour.ts'
import { createHttpKeyAuthority } from './modules/services-connector/http-key-authority.ts'
import { createLocalKeyAuthority } from './modules/services-connector/local-key-authority.ts'
import { createPresentKey, isSigning, presentAlone, type PresentKey } from './modules/services-connector/present-key.ts'
import { applyShippedRules, type ShippedRuleOptions } from './modules/services-connector/shipped-rules.ts'

/** The key authority, and the hand-over of what it asks the configuration. */
export interface BuiltAuthority {
  readonly authority: KeyAuthority
  /** The configuration is built from modules that ask the authority about keys, so it comes afterwards; until then connector 1.0 is emulated. */
  readonly useConfiguration: (scopeConfig: ScopeConfig) => void
}

/** Keys are validated in this process, or over HTTP where GATEWAY_URL says at which gateway; both as the emulation is configured. */
export function buildAuthority ({ gatewayUrl }: Pick<Env, 'gatewayUrl'>, gateway: GatewayServices, given?: KeyAuthority): BuiltAuthority {
  let presentConfigured = presentAlone
  let rules: ShippedRuleOptions | undefined
  const present: PresentKey = async environment => await presentConfigured(environment)
  const asked = given ?? (gatewayUrl === undefined
    ? createLocalKeyAuthority({ inspect: inspectKey, verify: gateway.verifyKey, present, findSignatureFault: async (key, token) => await findSignatureFault(gateway, key, token) })
    : createHttpKeyAuthority(gatewayUrl, inspectKey, present))
  return {
    authority: applyShippedRules(asked, () => rules),
    useConfiguration (scopeConfig) {
      const options = { scopeConfig, behaviour: createBehaviour(scopeConfig), clock: gateway.clock }
      presentConfigured = createPresentKey(options)
      rules = { behaviour: options.behaviour, isSigning: async environment => await isSigning(options, environment) }
    }
  }
}
