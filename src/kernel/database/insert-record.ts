import { whileBusy, type Database } from './database.ts'

interface RawConnection {
  readonly inTransaction: boolean
  pragma: (source: string) => unknown
  exec: (sql: string) => unknown
  prepare: (sql: string) => { run: (...bindings: unknown[]) => { readonly lastInsertRowid: number | bigint } }
}

/** A line on its way, and whoever waits for its id. */
interface Line {
  readonly sql: string
  readonly bindings: ReadonlyArray<string | number | null>
  readonly done: (id: number) => void
  readonly failed: (error: unknown) => void
}

const waiting = new WeakMap<Database, Line[]>()

/**
 * Inserts a line of a record and returns its id once it is written, without waiting for the disk: a wait costs more than a page
 * does. A killed process loses nothing by that; a power cut may take the last lines along. Lines of requests that are answered at
 * the same moment are written together, for most of the cost is that of the transaction. For what tells of an access, not for
 * what decides one; not inside a transaction.
 */
export async function insertRecord (database: Database, table: string, row: Readonly<Record<string, string | number | null>>): Promise<number> {
  const columns = Object.keys(row)
  const sql = `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`
  return await new Promise((resolve, reject) => {
    const line: Line = { sql, bindings: Object.values(row), done: resolve, failed: reject }
    const lines = waiting.get(database)
    if (lines !== undefined) lines.push(line)
    else {
      waiting.set(database, [line])
      // When every request that has arrived by now has been looked at.
      setImmediate(write, database)
    }
  })
}

/** Writes what waits; a line that cannot be written does not take the others along. */
async function write (database: Database): Promise<void> {
  const lines = waiting.get(database) ?? []
  waiting.delete(database)
  try {
    const settle = await whileBusy(async () => {
      const connection = await database.client.acquireConnection() as RawConnection
      try {
        connection.pragma('synchronous = NORMAL')
        for (const { sql } of lines) database.client.emit('query', { sql, bindings: [] })
        return lines.length === 1 ? [run(connection, lines[0]!)] : runTogether(connection, lines)
      } finally {
        connection.pragma('synchronous = FULL')
        await database.client.releaseConnection(connection)
      }
    })
    for (const one of settle) one()
  } catch (error) {
    for (const { failed } of lines) failed(error)
  }
}

function runTogether (connection: RawConnection, lines: readonly Line[]): Array<() => void> {
  connection.exec('begin immediate')
  try {
    const settle = lines.map(line => runOne(connection, line))
    connection.exec('commit')
    return settle
  } catch (error) {
    // A full disk has ended it already.
    if (connection.inTransaction) connection.exec('rollback')
    throw error
  }
}

/** What to tell whoever waits, once the transaction has ended. */
function runOne (connection: RawConnection, line: Line): () => void {
  try {
    return run(connection, line)
  } catch (error) {
    return () => { line.failed(error) }
  }
}

function run (connection: RawConnection, { sql, bindings, done }: Line): () => void {
  const { lastInsertRowid } = connection.prepare(sql).run(...bindings)
  return () => { done(Number(lastInsertRowid)) }
}
