import type { AdjustableClock } from '../kernel/adjustable-clock.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import type { Env } from '../kernel/env.ts'
import { createError } from '../kernel/errors.ts'
import type { Situations } from '../modules/situations/situations.ts'

/** What only developer mode has; in production mode both refuse. */
export interface DeveloperServices {
  /** The clock that can be set. */
  readonly developerClock: () => Promise<AdjustableClock>
  readonly situations: () => Promise<Situations>
}

export interface DeveloperOptions {
  /** The machine's clock. */
  readonly base: Clock
  readonly env: () => Env
  readonly database: () => Promise<Database>
  readonly encryptor: () => Promise<Encryptor>
  readonly cryptKey: () => Promise<string>
}

export interface Developer extends DeveloperServices {
  /** The time that commands go by. */
  readonly clock: Clock
  /** From here on, in developer mode, the time that the database's clock is set to. */
  readonly follow: (database: Database) => Promise<Database>
}

const DeveloperModeOnly = createError('DEVELOPER_MODE_ONLY', 'Situations and the clock exist in developer mode only; this installation is in production mode.', 409)

/** Builds what commands have in developer mode. */
export function createDeveloper ({ base, env, database, encryptor, cryptKey }: DeveloperOptions): Developer {
  let adjusted: AdjustableClock | undefined
  const developerClock = async (): Promise<AdjustableClock> => {
    if (env().mode !== 'developer') throw DeveloperModeOnly()
    await database()
    return adjusted!
  }
  return {
    clock: { now: () => (adjusted ?? base).now() },
    developerClock,
    async follow (opened) {
      if (env().mode !== 'developer') return opened
      const clock = (await import('../kernel/adjustable-clock.ts')).createAdjustableClock(opened, base)
      await clock.refresh()
      adjusted = clock
      return opened
    },
    async situations () {
      const clock = await developerClock()
      const { buildCommandSituations } = await import('./situation-services.ts')
      return buildCommandSituations({ env: env(), clock, database: await database(), encryptor: await encryptor(), cryptKey: await cryptKey() })
    }
  }
}
