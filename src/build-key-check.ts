import type { AdminArea } from './admin/area.ts'
import type { Drafts } from './admin/drafts.ts'
import type { Installation } from './admin/join-modules.ts'
import type { KeyAuthority } from './admin/key-authority.ts'
import type { FindTimeZone } from './admin/time-zone.ts'
import type { Configuration } from './build-configuration.ts'
import type { Env } from './kernel/env.ts'
import { registerKeyCheckRoutes } from './modules/amazon/key-check/routes.ts'
import type { BundleOptions } from './modules/amazon/key-check/support-bundle.ts'
import type { KeyValidation } from './modules/services-connector/key-validation.ts'
import { registerTestKey } from './modules/services-connector/test-key.ts'

/** What an instance says of itself in a support bundle. */
export interface ProductFacts {
  readonly env: Pick<Env, 'mode'>
  readonly installation: Pick<Installation, 'modules'>
  readonly version: string
}

interface KeyCheckServices extends ProductFacts {
  readonly findTimeZone: FindTimeZone
  readonly drafts: Drafts
  readonly authority: KeyAuthority
  readonly keyValidation: KeyValidation
}

/** What a support bundle of an instance is gathered from. */
export function createBundleOptions (configuration: Configuration, { env, installation, version }: ProductFacts): BundleOptions {
  return { ...configuration, product: { version, mode: env.mode, modules: installation.modules.map(({ name }) => name) } }
}

/** Joins Channel > Key check and the button *Test key* to an instance. */
export function registerKeyCheck (area: AdminArea, configuration: Configuration, services: KeyCheckServices): void {
  registerTestKey(area, { ...configuration, ...services })
  registerKeyCheckRoutes(area, { ...configuration, findTimeZone: services.findTimeZone, bundle: createBundleOptions(configuration, services) })
}
