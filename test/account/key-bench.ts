import type { Test } from 'tap'
import { insertAccount } from '../../src/account/account-table.ts'
import { createApiKeys, type ApiKeys } from '../../src/account/api-keys.ts'
import type { Database } from '../../src/kernel/database/database.ts'
import { createEncryptor } from '../../src/kernel/encryptor.ts'
import { createTestAudit } from '../helpers/audit.ts'
import { createTestClock, type TestClock } from '../helpers/clock.ts'
import { createTestDatabase } from '../helpers/database.ts'

/** API keys over a fresh database with two accounts. */
export interface Bench { database: Database, clock: TestClock, apiKeys: ApiKeys, account: number, stranger: number }

/** What key hashes are made with. */
export const secret = Buffer.alloc(32, 7)

/** Makes the bench. */
export async function setUp (t: Test): Promise<Bench> {
  const database = await createTestDatabase(t)
  const clock = createTestClock('2026-03-02T09:00:00.000Z')
  const apiKeys = createApiKeys({ database, clock, audit: createTestAudit(clock), encryptor: createEncryptor('k'.repeat(32)), secret })
  const addAccount = async (email: string): Promise<number> => await insertAccount(database, { email, publicId: email, firstname: 'A', lastname: 'B', company: 'C', passwordHash: 'x', createdAt: clock.now() })
  return { database, clock, apiKeys, account: await addAccount('a@b.it'), stranger: await addAccount('s@b.it') }
}

/** Issues a key for the first account. */
export async function issueKey ({ apiKeys, account }: Bench, order: { environment?: 'production' | 'sandbox', expiresAt?: Date } = {}): Promise<{ id: number, key: string }> {
  const id = await apiKeys.issue(account, { environment: 'production', description: 'Amazon Sales Channel', ...order })
  return { id, key: (await apiKeys.reveal(account, id))! }
}
