import { join } from 'node:path'
import type { Test } from 'tap'
import { openDatabase, type Database } from '../../src/kernel/database/database.ts'
import { migrate } from '../../src/kernel/database/migrate.ts'

/** The compiled migrations lie beside the compiled tests. */
export const migrationsFolder = join(import.meta.dirname, '..', '..', 'migrations')

let template: Promise<Buffer> | undefined

/** A fresh, real, migrated database for one test: cloned from the bytes of one that was migrated once. */
export async function createTestDatabase (t: Test): Promise<Database> {
  template ??= migrateTemplate()
  const database = openDatabase(await template)
  t.teardown(async () => { await database.destroy() })
  return database
}

interface RawConnection { serialize: () => Buffer }

/** The bytes of a database, to be cloned. */
export async function serializeDatabase (database: Database): Promise<Buffer> {
  const connection = await database.client.acquireConnection() as RawConnection
  const bytes = connection.serialize()
  await database.client.releaseConnection(connection)
  return bytes
}

async function migrateTemplate (): Promise<Buffer> {
  const database = openDatabase('sqlite::memory:')
  await migrate(database, migrationsFolder)
  const bytes = await serializeDatabase(database)
  await database.destroy()
  return bytes
}
