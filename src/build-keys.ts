import type { FastifyInstance } from 'fastify'
import { createApiKeys, type ApiKeys } from './account/api-keys.ts'
import { inspectKey } from './account/key-format.ts'
import type { KeyAuthority } from './admin/key-authority.ts'
import { createFindAddress } from './build-situations.ts'
import type { Clock } from './kernel/clock.ts'
import type { Database } from './kernel/database/database.ts'
import type { Encryptor } from './kernel/encryptor.ts'
import type { Env } from './kernel/env.ts'
import { createHttpKeyAuthority } from './modules/services-connector/http-key-authority.ts'
import { createLocalKeyAuthority } from './modules/services-connector/local-key-authority.ts'
import { createSituationAuthority } from './modules/situations/situation-authority.ts'

/** The keys of one process. */
export interface Keys {
  readonly apiKeys: ApiKeys
  /** By which keys are recognised. */
  readonly keySecret: Buffer
  /** Who judges keys that the Admin shows. */
  readonly authority: KeyAuthority
}

export interface KeysOptions {
  readonly env: Env
  readonly database: Database
  readonly clock: Clock
  readonly encryptor: Encryptor
  /** By which keys are recognised. */
  readonly secret: Buffer
  /** Judges in the place of the one that the environment names. */
  readonly authority: KeyAuthority | undefined
  /** The server of this process, once there is one. */
  readonly findServer: () => FastifyInstance['server'] | undefined
}

/** Who issues API keys in this process, and who judges those that the Admin shows; in developer mode with the faults of situations in front. */
export function buildKeys (options: KeysOptions): Keys {
  const { env, database, findServer, secret: keySecret } = options
  const apiKeys = createApiKeys(options)
  const own = createLocalKeyAuthority({ inspect: inspectKey, verify: apiKeys.verify })
  // Keys are validated in this process, or over HTTP where GATEWAY_URL says at which gateway.
  const usual = options.authority ?? (env.gatewayUrl === undefined ? own : createHttpKeyAuthority(env.gatewayUrl, inspectKey))
  if (env.mode !== 'developer') return { apiKeys, keySecret, authority: usual }
  return { apiKeys, keySecret, authority: createSituationAuthority({ database, usual, own, findAddress: createFindAddress(env, findServer) }) }
}
