import type { Clock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database/database.ts'
import type { Fingerprint } from '../kernel/secrets.ts'
import type { MerchantService } from './merchants/merchant-service.ts'

/** The environment a gateway address stands for. */
export type GatewayEnvironment = 'production' | 'sandbox'

/** What is known of a key that a shop sent; all but `unknown` only where the shop sent the whole key. */
export interface GatewayVerdict {
  readonly outcome: 'valid' | 'unknown' | 'revoked' | 'expired' | 'wrong_environment'
  readonly reason: string
  readonly expiresAt?: Date
  readonly description?: string
  /** When the key was rolled: it is the old one, which works only until `expiresAt`. */
  readonly replacedAt?: Date
  /** Whether this old key ends earlier, as soon as the new one is used for the first time. */
  readonly endsOnUse?: boolean
  /** The account whose key it is: merchants belong to it, so that they survive a new key. */
  readonly accountId?: number
}

/** What the gateway needs of the rest of the product. */
export interface GatewayServices {
  /** `caller` is the user agent of the shop that asks. */
  readonly verifyKey: (key: string, environment: GatewayEnvironment, caller?: string) => Promise<GatewayVerdict>
  readonly clock: Clock
  readonly database: Database
  readonly fingerprint: Fingerprint
  /** Makes the hashes under which public keys are kept. */
  readonly secret: Buffer
  /** Authorises merchants; where it is absent their addresses answer 503. */
  readonly merchants?: MerchantService
}

/** The original has a host for each environment; here the sandbox lies below a path of its own. */
export const environmentPrefixes: Readonly<Record<GatewayEnvironment, string>> = { production: '', sandbox: '/sandbox' }
