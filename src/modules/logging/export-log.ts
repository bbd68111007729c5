import { Readable } from 'node:stream'
import type { Knex } from 'knex'
import { toCsvCell } from '../../kernel/csv-cell.ts'
import { toLogEntry, type LogEntry, type LogRow } from './log-entry.ts'

/** Formats of the export. */
export type ExportFormat = 'csv' | 'json'

const rowsAtOnce = 1000

/** An entry as it leaves the installation: the same names in CSV and JSON, times in ISO 8601. */
const columns: Readonly<Record<string, (entry: LogEntry) => string | number>> = {
  id: entry => entry.id,
  time: entry => entry.occurredAt.toISOString(),
  realm: entry => entry.realm,
  action: entry => entry.action,
  outcome: entry => entry.outcome,
  user: entry => entry.userName,
  address: entry => entry.address,
  request_id: entry => entry.requestId,
  target: entry => entry.target,
  details: entry => JSON.stringify(entry.details)
}

/** The entries of a query as a file that is written while it is sent, oldest first. */
export function exportLog (query: Knex.QueryBuilder, format: ExportFormat): Readable {
  return Readable.from(format === 'csv' ? toCsv(query) : toJson(query))
}

async function * eachEntry (query: Knex.QueryBuilder): AsyncGenerator<LogEntry> {
  for (let last = 0; ;) {
    const rows = await query.clone().where('id', '>', last).orderBy('id').limit(rowsAtOnce) as LogRow[]
    for (const row of rows) yield toLogEntry(row)
    if (rows.length < rowsAtOnce) return
    last = rows.at(-1)!.id
  }
}

async function * toCsv (query: Knex.QueryBuilder): AsyncGenerator<string> {
  yield `${Object.keys(columns).join(',')}\r\n`
  for await (const entry of eachEntry(query)) yield `${Object.values(columns).map(read => toCsvCell(read(entry))).join(',')}\r\n`
}

async function * toJson (query: Knex.QueryBuilder): AsyncGenerator<string> {
  let before = '[\n'
  for await (const entry of eachEntry(query)) {
    yield before + JSON.stringify({ ...Object.fromEntries(Object.entries(columns).map(([name, read]) => [name, read(entry)])), details: entry.details })
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
