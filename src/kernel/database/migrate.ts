import { readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Knex } from 'knex'
import { createError } from '../errors.ts'
import type { Database } from './database.ts'

/** What a file under migrations/ exports. */
export interface Migration {
  up: (database: Knex) => Promise<void>
  down: (database: Knex) => Promise<void>
}

const DatabaseNewer = createError('DATABASE_NEWER', 'The database is newer than this program (it has had the change "%1"). Start the version that made it, or a later one.', 500)

const MigrationLocked = createError('MIGRATION_LOCKED', 'Another program is bringing this database up to date, or was killed while it did. Wait until it is ready; if there is none, set is_locked to 0 in the table knex_migrations_lock.', 500)

/** How long, in ms, to wait for another instance that was started at the same moment. */
const patience = 10_000
const pause = 100

/** Brings the schema up to date; returns the names of the changes made. Refuses a database that a newer program has changed. */
export async function migrate (database: Database, folder: string): Promise<string[]> {
  const source = createMigrationSource(folder)
  await refuseNewer(database, await source.getMigrations([]))
  for (let waited = 0; waited < patience; waited += pause) {
    try {
      const [, applied] = await database.migrate.latest({ migrationSource: source }) as [number, string[]]
      return applied
    } catch (error) {
      if (!isLocked(error)) throw error
      await wait(pause)
    }
  }
  throw MigrationLocked()
}

/** Whether every change has been made: a glance at one table, which costs far less than `migrate`. Refuses a database that a newer program has changed. */
export async function isUpToDate (database: Database, folder: string): Promise<boolean> {
  const known = await createMigrationSource(folder).getMigrations([])
  if (!await database.schema.hasTable('knex_migrations')) return false
  await refuseNewer(database, known)
  const [row] = await database('knex_migrations').count({ made: '*' }) as Array<{ made: number | string }>
  return Number(row?.made) === known.length
}

/** Undoes every change, newest first. */
export async function migrateDown (database: Database, folder: string): Promise<void> {
  await database.migrate.rollback({ migrationSource: createMigrationSource(folder) }, true)
}

/** knex records bare names (no extension), so that .ts and compiled .js are the same change. */
function createMigrationSource (folder: string): Knex.MigrationSource<string> {
  const files = new Map(readdirSync(folder)
    .filter(file => /^\d{14}-[a-z0-9-]+\.(js|ts)$/.test(file))
    .sort()
    .map(file => [basename(file, extname(file)), join(folder, file)]))
  return {
    getMigrations: async () => [...files.keys()],
    getMigrationName: name => name,
    getMigration: async name => await import(pathToFileURL(files.get(name)!).href) as Migration
  }
}

/** knex holds a lock of its own while it works, SQLite may hold one besides, and two may make knex's first table at once. */
function isLocked (error: unknown): boolean {
  const { name, code, message } = error as { name?: string, code?: string, message?: string }
  return name === 'MigrationLocked' || code?.startsWith('SQLITE_BUSY') === true || /knex_migrations\w*` already exists/.test(message ?? '')
}

async function refuseNewer (database: Database, known: readonly string[]): Promise<void> {
  if (!await database.schema.hasTable('knex_migrations')) return
  const rows = await database('knex_migrations').select('name').orderBy('id') as Array<{ name: string }>
  const foreign = rows.find(row => !known.includes(row.name))
  if (foreign !== undefined) throw DatabaseNewer(foreign.name)
}
