import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import knex, { type Knex } from 'knex'
import { createError } from '../errors.ts'

/** The database as table files use it: knex itself, or a transaction of it. */
export type Database = Knex

const DatabaseBusy = createError('DATABASE_BUSY', 'The database is busy. Wait a moment and try again; nothing was saved.', 503)
const DatabaseUrlUnknown = createError('DATABASE_URL_UNKNOWN', 'DATABASE_URL must begin with sqlite: (as in sqlite:/path/to/file.sqlite); the other databases follow in a later version.', 500)

const DatabaseFolderMissing = createError('DATABASE_FOLDER_MISSING', 'The database cannot be opened: the folder %1 does not exist. Make it, or correct DATABASE_URL.', 500)

/** How long SQLite itself waits for a lock, in ms; it waits synchronously, so everybody waits with it. */
const lockWait = 50
const busyRetries = 40

/** Opens a database; `sqlite::memory:` for one that lives as long as the process, or the bytes of a serialized one. */
export function openDatabase (source: string | Buffer): Database {
  const filename = typeof source === 'string' ? toFilename(source) : source
  return knex({
    client: 'better-sqlite3',
    connection: { filename: filename as string },
    useNullAsDefault: true,
    // Messages of failed queries go to the log: they must not carry the bound values, which may be secrets.
    compileSqlOnError: false,
    // What goes wrong is thrown: whoever catches it says it, once.
    log: { warn () {} },
    // One connection: SQLite has one writer, and an in-memory database is its connection.
    pool: { min: 1, max: 1, idleTimeoutMillis: 2 ** 31 - 1, afterCreate: prepareConnection }
  })
}

/** Runs the work as one transaction, again from the start while another process holds the lock. */
export async function inTransaction<T> (database: Database, work: (transaction: Database) => Promise<T>): Promise<T> {
  return await whileBusy(async () => {
    let failure: { readonly error: unknown } | undefined
    try {
      return await database.transaction(async transaction => await work(transaction).catch((error: unknown) => {
        failure = { error }
        throw error
      }))
    } catch (error) {
      // A full disk has ended the transaction already: knex would tell of the rollback that failed, not of the disk.
      throw failure === undefined ? error : failure.error
    }
  })
}

/** Does something again while another process holds the lock. */
export async function whileBusy<T> (work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (attempt === busyRetries) throw DatabaseBusy()
      await wait(10 + Math.random() * attempt * 5)
    }
  }
}

/** Whether the driver refused because a row with the same unique value exists. */
export function isUniqueViolation (error: unknown): boolean {
  return hasCode(error) && (error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY')
}

/** Whether the driver refused because the disk, or the file that it may fill, has no room left. */
export function isDatabaseFull (error: unknown): boolean {
  return hasCode(error) && error.code === 'SQLITE_FULL'
}

function isBusy (error: unknown): boolean {
  return hasCode(error) && error.code.startsWith('SQLITE_BUSY')
}

function hasCode (error: unknown): error is { code: string } {
  return typeof error === 'object' && error !== null && typeof (error as { code?: unknown }).code === 'string'
}

function toFilename (url: string): string {
  const match = /^sqlite:(?:\/\/)?(.+)$/.exec(url)
  if (match === null) throw DatabaseUrlUnknown()
  const file = match[1]!
  if (file !== ':memory:' && !existsSync(dirname(file))) throw DatabaseFolderMissing(dirname(file))
  return file
}

interface RawConnection {
  pragma: (source: string) => unknown
  prepare: (sql: string) => unknown
}

/** Statements kept prepared a connection; our own texts are constant, so this is more than there are. */
const mostStatements = 500

function prepareConnection (connection: RawConnection, done: (error: Error | null, connection: RawConnection) => void): void {
  connection.pragma(`busy_timeout = ${lockWait}`)
  connection.pragma('journal_mode = WAL')
  // FULL: a saved key or audit row survives a power cut too, not just a killed process.
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  keepStatements(connection)
  done(null, connection)
}

/** knex prepares every statement anew, which costs more than running it: what was prepared once is kept. */
function keepStatements (connection: RawConnection): void {
  const prepare = connection.prepare.bind(connection)
  const kept = new Map<string, unknown>()
  connection.prepare = sql => {
    const known = kept.get(sql)
    if (known !== undefined) return known
    const statement = prepare(sql)
    if (kept.size >= mostStatements) kept.delete(kept.keys().next().value!)
    kept.set(sql, statement)
    return statement
  }
}
