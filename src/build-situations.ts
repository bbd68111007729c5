import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { createApiKeys } from './account/api-keys.ts'
import { createSituationPortal } from './account/situation-portal.ts'
import { accountUrls } from './account/urls.ts'
import type { AdminArea } from './admin/area.ts'
import type { EnvOverrides } from './config/env-override.ts'
import type { AdjustableClock } from './kernel/adjustable-clock.ts'
import type { AuditLog } from './kernel/audit/audit-log.ts'
import type { Database } from './kernel/database/database.ts'
import type { Encryptor } from './kernel/encryptor.ts'
import type { Env } from './kernel/env.ts'
import type { Passwords } from './kernel/passwords.ts'
import { registerSituationApi } from './modules/situations/api.ts'
import { registerFaultyValidators } from './modules/situations/faulty-validator.ts'
import { registerSituationPages } from './modules/situations/pages/situation-pages.ts'
import { situationAccount } from './modules/situations/situation.ts'
import { createSituations, type Situations } from './modules/situations/situations.ts'
import { findSituationsToken } from './modules/situations/token.ts'
import { createSituationMerchants } from './seller-central/situation-merchants.ts'

export interface SituationServices {
  readonly env: Pick<Env, 'adminFrontName' | 'dataDir'>
  readonly database: Database
  readonly clock: AdjustableClock
  readonly encryptor: Encryptor
  readonly passwords: Passwords
  readonly overrides: EnvOverrides
  readonly audit: AuditLog
  /** By which the portal recognises keys. */
  readonly keySecret: Buffer
}

/** Joins the situations to the account site, which they know only by what they ask of it. */
export function joinSituations ({ env, keySecret, ...services }: SituationServices): Situations {
  const { clock, audit, encryptor } = services
  return createSituations({
    ...services,
    openPortal: database => createSituationPortal({ database, clock, email: situationAccount, apiKeys: createApiKeys({ database, clock, audit, encryptor, secret: keySecret }) }),
    openMerchants: createSituationMerchants,
    places: { channel: `/${env.adminFrontName}/channel/amazon/`, registration: accountUrls.create, apiPortal: accountUrls.apiPortal }
  })
}

/** Registers what situations need outside the Admin, and hands over how their pages are registered in it. For developer mode only. */
export async function openSituations (app: FastifyInstance, services: SituationServices): Promise<(area: AdminArea) => void> {
  const { database, clock, audit, env } = services
  const situations = joinSituations(services)
  registerFaultyValidators(app)
  await registerSituationApi(app, { situations, clock, database, audit, token: findSituationsToken(env.dataDir) })
  return area => { registerSituationPages(area, { database, clock, audit, situations }) }
}

/** Where an instance listens: what its socket says, else what the environment does. */
export function createFindAddress (env: Pick<Env, 'host' | 'port'>, findServer: () => FastifyInstance['server'] | undefined): () => string {
  return () => {
    const address = findServer()?.address()
    const port = isAddress(address) ? address.port : env.port
    // Every address of the machine is no address to ask.
    const host = ['0.0.0.0', '::'].includes(env.host) ? '127.0.0.1' : env.host
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  }
}

function isAddress (address: AddressInfo | string | null | undefined): address is AddressInfo {
  return typeof address === 'object' && address !== null
}
