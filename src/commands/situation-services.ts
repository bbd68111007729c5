import { joinSituations } from '../build-situations.ts'
import { joinOverrides, parseEnvOverrides } from '../config/env-override.ts'
import { createFileOverrides } from '../config/file-override.ts'
import type { AdjustableClock } from '../kernel/adjustable-clock.ts'
import type { Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import type { Env } from '../kernel/env.ts'
import { createAuditLog } from '../kernel/audit/audit-log.ts'
import { createPasswords } from '../kernel/passwords.ts'
import { deriveSecret } from '../kernel/secrets.ts'
import type { Situations } from '../modules/situations/situations.ts'

/** What commands have to build the situations from. */
export interface SituationCommandServices {
  readonly env: Env
  readonly clock: AdjustableClock
  readonly database: Database
  readonly encryptor: Encryptor
  readonly cryptKey: string
}

/** The situations without the web server around them. */
export function buildCommandSituations ({ cryptKey, ...services }: SituationCommandServices): Situations {
  const { variables, dataDir } = services.env
  const overrides = joinOverrides([parseEnvOverrides(variables), createFileOverrides(dataDir)])
  return joinSituations({ ...services, overrides, audit: createAuditLog({ clock: services.clock, secret: deriveSecret(cryptKey, 'audit log') }), passwords: createPasswords(), keySecret: deriveSecret(cryptKey, 'api keys') })
}
