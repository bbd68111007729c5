import { inspectKey } from '../account/key-format.ts'
import type { Installation } from '../admin/join-modules.ts'
import { createConfiguration, type Configuration } from '../build-configuration.ts'
import { openInstallation } from '../installation.ts'
import { createAuditLog } from '../kernel/audit/audit-log.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import type { Env } from '../kernel/env.ts'
import { toMediaFolder } from '../kernel/http/media.ts'
import { createFingerprint, deriveSecret } from '../kernel/secrets.ts'

export interface CommandConfigurationOptions {
  readonly env: Env
  readonly clock: Clock
  readonly database: Database
  readonly encryptor: Encryptor
  readonly cryptKey: string
}

/** The modules of this installation, real ones among them. */
export function findInstallation (env: Env): Installation {
  return openInstallation(env, { inspectKey }).installation
}

/** The configuration engine without the web server and the templates around it. */
export function buildCommandConfiguration ({ env, cryptKey, ...services }: CommandConfigurationOptions): Configuration {
  const { modules, menu } = findInstallation(env)
  return createConfiguration({ ...services, modules, menu, fingerprint: createFingerprint(cryptKey), audit: createAuditLog({ clock: services.clock, secret: deriveSecret(cryptKey, 'audit log') }), variables: env.variables, dataDir: env.dataDir, mediaFolder: toMediaFolder(env.dataDir) })
}
