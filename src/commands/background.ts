import { createApiKeys } from '../account/api-keys.ts'
import { buildBackground } from '../build-background.ts'
import type { Configuration } from '../build-configuration.ts'
import { createKeyAuthority } from '../create-key-authority.ts'
import type { Env } from '../kernel/env.ts'
import { deriveSecret } from '../kernel/secrets.ts'
import type { Background } from '../modules/amazon/background/background.ts'

export interface CommandBackgroundOptions {
  readonly configuration: Configuration
  readonly env: Env
  readonly cryptKey: string
  readonly report: (error: unknown, jobCode: string) => void
}

/** The background tasks as a command runs them: with the same key authority as the server. */
export function buildCommandBackground ({ configuration, env, cryptKey, report }: CommandBackgroundOptions): Background {
  const { database, clock, encryptor } = configuration
  const apiKeys = createApiKeys({ database, clock, encryptor, secret: deriveSecret(cryptKey, 'api keys') })
  return buildBackground({ configuration, env, authority: createKeyAuthority(env, apiKeys), report })
}
