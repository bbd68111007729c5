import type { Database } from './database.ts'

interface RawConnection {
  prepare: (sql: string) => { all: (...bindings: unknown[]) => unknown[] }
}

/** What of the query builder's client and its pool is used here. */
interface Client {
  readonly listenerCount: (event: 'query') => number
  readonly transacting?: boolean
  readonly pool?: { readonly free?: ReadonlyArray<{ readonly resource: RawConnection }> }
}

/**
 * Reads rows with a constant SQL text, straight from its kept prepared statement: 30 times cheaper than building the query,
 * for what every page asks. Inside a transaction it reads on the transaction's connection.
 */
export async function readRows<Row> (database: Database, sql: string, bindings: ReadonlyArray<string | number>): Promise<Row[]> {
  const read = (connection: RawConnection): Row[] => {
    if (isHeard(database)) database.client.emit('query', { sql, bindings })
    return connection.prepare(sql).all(...bindings) as Row[]
  }
  const idle = findIdle(database.client as Client)
  if (idle !== undefined) return read(idle)
  const connection = await database.client.acquireConnection() as RawConnection
  try {
    return read(connection)
  } finally {
    await database.client.releaseConnection(connection)
  }
}

/** As with the query builder, who listens for queries hears of these too. The builder itself listens to its client, to pass on what it hears. */
function isHeard (database: Database): boolean {
  const client = database.client as Client
  return client.transacting === true || client.listenerCount('query') > 1 || database.listenerCount('query') > 0
}

/**
 * The connection, where nobody has it. Reading is over before anybody else could take it, so it need not be taken: waiting in
 * line costs as much as the reading.
 */
function findIdle ({ transacting, pool }: Client): RawConnection | undefined {
  return transacting === true ? undefined : pool?.free?.[0]?.resource
}
