import type { KeyAnswer, KeyAuthority, KeyEnvironment } from '../../src/admin/key-authority.ts'
import { insertAccount } from '../../src/account/account-table.ts'
import { createApiKeys, type ApiKeys } from '../../src/account/api-keys.ts'
import { inspectKey } from '../../src/account/key-format.ts'
import { createEncryptor } from '../../src/kernel/encryptor.ts'
import { deriveSecret } from '../../src/kernel/secrets.ts'
import { createAmazonStore } from '../../src/modules/amazon/stores/amazon-store-table.ts'
import { testCryptKey, type TestApp } from './app.ts'
import { createTestAudit } from './audit.ts'
import type { Page } from './visitor.ts'

export const channelUrl = '/admin/channel/amazon/'
export const connectorUrl = '/admin/admin/system_config/edit/section/services_connector/'
export const keyPaths: Readonly<Record<KeyEnvironment, string>> = {
  production: 'services_connector/services_connector_integration/production_api_key',
  sandbox: 'services_connector/services_connector_integration/sandbox_api_key'
}

/** Input name of a key's field on the page Magento Services. */
export function keyField (environment: KeyEnvironment = 'production'): string {
  return `groups[services_connector_integration][fields][${environment}_api_key][value]`
}

/** The portal's keys of an instance, without the portal's pages. */
export function portalOf ({ database, clock }: TestApp): ApiKeys {
  return createApiKeys({ database, clock, audit: createTestAudit(clock), encryptor: createEncryptor(testCryptKey), secret: deriveSecret(testCryptKey, 'api keys') })
}

/** Has a new account add a key in the portal. */
export async function issueKey (testApp: TestApp, { environment = 'production', expiresAt }: { environment?: KeyEnvironment, expiresAt?: Date } = {}): Promise<{ key: string, id: number, accountId: number }> {
  const number = (await testApp.database('account_customer')).length + 1
  const accountId = await insertAccount(testApp.database, { publicId: `MAG${number}`, email: `owner${number}@example.com`, firstname: 'Ada', lastname: 'Owner', company: 'Ada Ltd', passwordHash: 'none', createdAt: testApp.clock.now() })
  const portal = portalOf(testApp)
  const id = await portal.issue(accountId, { environment, description: 'Amazon Sales Channel', expiresAt })
  return { key: (await portal.reveal(accountId, id))!, id, accountId }
}

/** Writes a row of the configuration as another program would. */
export async function storeValue ({ database }: TestApp, path: string, value: string | null): Promise<void> {
  await database('core_config_data').insert({ scope: 'default', scope_id: 0, path, value, updated_at: '2026-03-02 09:00:00' }).onConflict(['scope', 'scope_id', 'path']).merge()
}

/** Stores an API key encrypted, as Save Config does. */
export async function storeKey (testApp: TestApp, key: string, environment: KeyEnvironment = 'production', cryptKey = testCryptKey): Promise<void> {
  await storeValue(testApp, keyPaths[environment], createEncryptor(cryptKey).encrypt(key))
}

/** Stores a key that is valid. */
export async function storeValidKey (testApp: TestApp): Promise<string> {
  const { key } = await issueKey(testApp)
  await storeKey(testApp, key)
  return key
}

export interface VerdictRow {
  readonly user_id: number
  readonly user_name: string
  readonly occasion: string
  readonly verdict: string
  readonly reason: string
  readonly environment: string
  readonly fingerprint: string | null
  readonly last_four: string | null
  readonly latency_ms: number
  readonly checked_at: string
  readonly request_id: string
}

/** What was recorded of all checks so far, oldest first. */
export async function listVerdicts ({ database }: TestApp): Promise<VerdictRow[]> {
  return await database('backroom_key_validation').orderBy('id')
}

/** The case that the prompt names; null where there is no prompt. */
export function reasonOf (page: Page): string | null {
  return page.document.querySelector('[data-reason]')?.getAttribute('data-reason') ?? null
}

/** An Amazon store whose name and e-mail address must not leave the server while the key is not valid. */
export const secretStore = { name: 'Canary Store 4711', email: 'canary-4711@example.com' }

/** Puts an Amazon store into the database; returns its uuid. */
export async function addSecretStore ({ database, clock }: TestApp): Promise<string> {
  return await createAmazonStore(database, { ...secretStore, websiteId: 1, countryCode: 'US', baseUrl: 'http://localhost:9080/' }, clock.now())
}

/** An authority that answers as a test says, and counts how often it was asked. */
export interface FakeAuthority extends KeyAuthority {
  answer: KeyAnswer
  asked: number
}

/** Makes an authority that stands for the outside world. */
export function createFakeAuthority (answer: KeyAnswer = { outcome: 'valid', reason: 'HTTP 200' }): FakeAuthority {
  const authority: FakeAuthority = {
    name: 'https://keys.example',
    answer,
    asked: 0,
    inspect: inspectKey,
    async check () {
      authority.asked++
      return authority.answer
    }
  }
  return authority
}
