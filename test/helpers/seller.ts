import { randomUUID } from 'node:crypto'
import { createToken, deriveSecret, hashToken } from '../../src/kernel/secrets.ts'
import { createMerchantRegistry, type MerchantRegistry } from '../../src/seller-central/merchant-registry.ts'
import type { SellerRegion } from '../../src/seller-central/regions.ts'
import { insertSellerAccount, insertSellerUser, type SellerUser, findSellerUser } from '../../src/seller-central/seller-table.ts'
import { testCryptKey, type TestApp } from './app.ts'
import type { Visitor } from './visitor.ts'

/** Where the shop's own page is that a seller comes back to. */
export const returnUrl = '/admin/channel/amazon/?connected=1'

/** The register of merchants of an instance, as the channel has it. */
export function registryOf ({ database, clock }: Pick<TestApp, 'database' | 'clock'>): MerchantRegistry {
  return createMerchantRegistry({ database, clock, secret: deriveSecret(testCryptKey, 'seller links') })
}

/** Registers a store as the channel does; returns its uuid. */
export async function addMerchant (testApp: TestApp, { countryCode = 'US', name = 'Ada on Amazon' }: { countryCode?: string, name?: string } = {}): Promise<string> {
  const uuid = randomUUID()
  await registryOf(testApp).createMerchant({ uuid, countryCode, name, email: 'shop@example.com', baseUrl: 'http://localhost:9080/' })
  return uuid
}

/** Opens a seller account, or adds a secondary user to one, without the pages and the cost of a password. */
export async function addSeller ({ database, clock }: Pick<TestApp, 'database' | 'clock'>, { region = 'NA', secondaryOf, passwordHash = 'none' }: { region?: SellerRegion, secondaryOf?: SellerUser, passwordHash?: string } = {}): Promise<SellerUser> {
  const number = (await database('seller_central_user')).length + 1
  const accountId = secondaryOf?.accountId ?? await insertSellerAccount(database, { sellerId: `A${String(number).padStart(13, '0')}`, businessName: `Business ${number}`, region }, clock.now())
  const id = await insertSellerUser(database, { accountId, email: `seller${number}@example.com`, isPrimary: secondaryOf === undefined, passwordHash }, clock.now())
  return (await findSellerUser(database, id))!
}

/** Somebody whose browser already has a session of Seller Central. */
export async function enterSeller (testApp: TestApp, user: SellerUser): Promise<Visitor> {
  const token = createToken()
  const now = testApp.clock.now().getTime()
  await testApp.database('backroom_session').insert({ id_hash: hashToken(token), realm: 'seller', user_id: user.id, created_at: now, last_seen_at: now })
  const visitor = testApp.visitor()
  visitor.cookies.set('backroom-seller', token)
  return visitor
}

/** Opens a fresh consent link of a merchant and gives consent there, all rules being kept. */
export async function giveConsent (testApp: TestApp, visitor: Visitor, uuid: string): Promise<void> {
  await visitor.open(await registryOf(testApp).findConsentUrl(uuid, returnUrl))
  const page = await visitor.submit('#consent-form', { understand: '1' })
  if (!page.url.endsWith('/done/')) throw new Error(`no consent: ${page.text}`)
}
