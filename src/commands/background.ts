import { buildAuthority } from '../build-authority.ts'
import { buildBackground, createDueSync } from '../build-background.ts'
import type { Configuration } from '../build-configuration.ts'
import { openMerchantRegistry } from '../build-seller-central.ts'
import type { Env } from '../kernel/env.ts'
import type { Background } from '../modules/amazon/background/background.ts'

export interface CommandBackgroundOptions {
  readonly configuration: Configuration
  readonly env: Env
  readonly cryptKey: string
  readonly report: (error: unknown, jobCode: string) => void
}

/** The background tasks as a command runs them: with the same key authority as the server. */
export function buildCommandBackground ({ configuration, env, cryptKey, report }: CommandBackgroundOptions): Background {
  const { database, clock, audit } = configuration
  const { authority, useConfiguration } = buildAuthority({ ...configuration, env, cryptKey })
  useConfiguration(configuration)
  return buildBackground({ configuration, env, authority, report, storeSync: createDueSync({ database, clock, audit, merchants: openMerchantRegistry({ database, clock, cryptKey }) }, report) })
}
