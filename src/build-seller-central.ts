import type { FastifyInstance } from 'fastify'
import { createMessages } from './kernel/http/messages.ts'
import { createSessions } from './kernel/http/session.ts'
import { deriveSecret } from './kernel/secrets.ts'
import { createMerchantRegistry, type MerchantRegistry } from './seller-central/merchant-registry.ts'
import { registerSellerCentral, type SellerCentralServices } from './seller-central/register-seller-central.ts'

/** Seconds without a request after which a seller's session is over. */
const sessionLifetime = 3600

type Shared = Pick<SellerCentralServices, 'database' | 'clock' | 'passwords' | 'phrases' | 'renderPage' | 'secure'>

/** Builds the emulated Seller Central; returns its register of merchants, which the channel uses as its merchant service. */
export async function buildSellerCentral (app: FastifyInstance, { cryptKey, ...shared }: Shared & { readonly cryptKey: string }): Promise<MerchantRegistry> {
  const { database, clock, secure } = shared
  const linkSecret = deriveSecret(cryptKey, 'seller links')
  await registerSellerCentral(app, {
    ...shared,
    linkSecret,
    codeSecret: deriveSecret(cryptKey, 'seller codes'),
    messages: createMessages('seller', secure),
    sessions: createSessions({ database, clock, secure, realm: 'seller', secret: deriveSecret(cryptKey, 'seller sessions'), lifetime: async () => sessionLifetime })
  })
  return openMerchantRegistry({ database, clock, cryptKey })
}

/** The register of merchants without the site: for the background tasks of commands. */
export function openMerchantRegistry ({ database, clock, cryptKey }: Pick<Shared, 'database' | 'clock'> & { readonly cryptKey: string }): MerchantRegistry {
  return createMerchantRegistry({ database, clock, secret: deriveSecret(cryptKey, 'seller links') })
}
