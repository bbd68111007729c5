import type { FastifyInstance } from 'fastify'
import { createAdjustableClock, type AdjustableClock } from './kernel/adjustable-clock.ts'
import type { Clock } from './kernel/clock.ts'
import type { Database } from './kernel/database/database.ts'
import type { Env } from './kernel/env.ts'

/** The clock of one process. */
export interface DeveloperClock {
  readonly clock: Clock
  /** The same one where it can be set: in developer mode. */
  readonly developerClock: AdjustableClock | undefined
}

/** Opens the clock. In production mode there is none that can be set, and nothing reads what developer mode may have left. */
export function openClock ({ mode }: Pick<Env, 'mode'>, database: Database, base: Clock): DeveloperClock {
  const developerClock = mode === 'developer' ? createAdjustableClock(database, base) : undefined
  return { clock: developerClock ?? base, developerClock }
}

/** Probes answer without the database. */
const probes = ['/health', '/ready', '/metrics']

/** Has every request begin with the clock as it is set now, by whichever process. */
export function followClock (app: FastifyInstance, clock: AdjustableClock | undefined): void {
  if (clock === undefined) return
  app.addHook('onRequest', async ({ routeOptions }) => {
    if (!probes.includes(routeOptions.url ?? '')) await clock.refresh()
  })
}
