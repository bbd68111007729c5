import { whileBusy, type Database } from './database.ts'

interface RawConnection {
  pragma: (source: string) => unknown
  prepare: (sql: string) => { run: (...bindings: unknown[]) => { readonly lastInsertRowid: number | bigint } }
}

/**
 * Inserts a line of a record and returns its id, without waiting for the disk: a wait costs more than a page does. A killed
 * process loses nothing by that; a power cut may take the last lines along. For what tells of an access, not for what decides one.
 */
export async function insertRecord (database: Database, table: string, row: Readonly<Record<string, string | number | null>>): Promise<number> {
  const columns = Object.keys(row)
  const sql = `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`
  return await whileBusy(async () => {
    const connection = await database.client.acquireConnection() as RawConnection
    try {
      database.client.emit('query', { sql, bindings: [] })
      connection.pragma('synchronous = NORMAL')
      return Number(connection.prepare(sql).run(...Object.values(row)).lastInsertRowid)
    } finally {
      connection.pragma('synchronous = FULL')
      await database.client.releaseConnection(connection)
    }
  })
}
