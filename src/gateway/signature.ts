import { isSignedBy, readJwt } from '../kernel/jwt.ts'
import type { GatewayServices } from './gateway-services.ts'
import { findPublicKey } from './public-key-table.ts'

/** Seconds by which the clocks of two machines may differ. */
const skew = 60

/** The sentence the original's services answer for every fault of a signature. */
export const jwtInvalid = 'JWT is invalid'

/**
 * Why the signature of a call cannot be taken, in a word; undefined where it can. The token must be RS256, issued in the past and
 * not expired; the signature itself is checked where a public key is known for the API key.
 */
export async function findSignatureFault (services: Pick<GatewayServices, 'database' | 'secret' | 'clock'>, apiKey: string, token: string): Promise<string | undefined> {
  const jwt = readJwt(token)
  if (jwt === undefined) return 'unreadable'
  if (jwt.algorithm !== 'RS256') return 'algorithm'
  const { iat, exp } = jwt.claims
  const now = services.clock.now().getTime() / 1000
  if (typeof iat !== 'number' || iat > now + skew) return 'issued_in_future'
  if (typeof exp !== 'number' || exp <= now - skew) return 'expired'
  const publicKey = await findPublicKey(services, apiKey)
  return publicKey === undefined || isSignedBy(jwt, publicKey) ? undefined : 'signature'
}
