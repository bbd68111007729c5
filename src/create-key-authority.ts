import type { ApiKeys } from './account/api-keys.ts'
import { inspectKey } from './account/key-format.ts'
import type { KeyAuthority } from './admin/key-authority.ts'
import type { Env } from './kernel/env.ts'
import { createHttpKeyAuthority } from './modules/services-connector/http-key-authority.ts'
import { createLocalKeyAuthority } from './modules/services-connector/local-key-authority.ts'

/** Keys are validated in this process, or over HTTP where GATEWAY_URL says at which gateway. */
export function createKeyAuthority ({ gatewayUrl }: Env, { verify }: ApiKeys): KeyAuthority {
  return gatewayUrl === undefined ? createLocalKeyAuthority({ inspect: inspectKey, verify }) : createHttpKeyAuthority(gatewayUrl, inspectKey)
}
