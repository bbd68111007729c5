import { Readable } from 'node:stream'
import type { Database } from '../../../kernel/database/database.ts'
import { toCsvCell } from '../../../kernel/csv-cell.ts'
import type { RecordedVerdict } from '../../services-connector/key-validation-table.ts'
import type { VerdictFilter } from './filter.ts'
import { eachVerdict } from './verdict-search.ts'

/** Verdicts in one export; who needs more narrows the time. */
export const mostExported = 10_000

export type ExportFormat = 'csv' | 'json'

/** A verdict as it leaves the installation: the same names in CSV and JSON, times in ISO 8601. Never a key. */
const columns: Readonly<Record<string, (verdict: RecordedVerdict) => string | number | undefined>> = {
  id: verdict => verdict.id,
  checked_at: verdict => verdict.checkedAt.toISOString(),
  verdict: verdict => verdict.name,
  reason: verdict => verdict.reason,
  occasion: verdict => verdict.occasion,
  user: verdict => verdict.username,
  environment: verdict => verdict.environment,
  authority: verdict => verdict.authority,
  fingerprint: verdict => verdict.fingerprint,
  last_four: verdict => verdict.lastFour,
  description: verdict => verdict.description,
  key_expires_at: verdict => verdict.keyExpiresAt?.toISOString(),
  key_replaced_at: verdict => verdict.keyReplacedAt?.toISOString(),
  key_ends_on_use: verdict => verdict.keyEndsOnUse === true ? 1 : undefined,
  config_scope: verdict => verdict.configScope,
  config_path: verdict => verdict.configPath,
  config_place: verdict => verdict.configPlace,
  latency_ms: verdict => verdict.latencyMs,
  request_id: verdict => verdict.requestId
}

/** The verdicts that pass a filter as a file that is written while it is sent. */
export function exportVerdicts (database: Database, filter: VerdictFilter, format: ExportFormat): Readable {
  const verdicts = eachVerdict(database, filter, mostExported)
  return Readable.from(format === 'csv' ? toCsv(verdicts) : toJson(verdicts))
}

async function * toCsv (verdicts: AsyncIterable<RecordedVerdict>): AsyncGenerator<string> {
  yield `${Object.keys(columns).join(',')}\r\n`
  for await (const verdict of verdicts) yield `${Object.values(columns).map(read => toCsvCell(read(verdict))).join(',')}\r\n`
}

async function * toJson (verdicts: AsyncIterable<RecordedVerdict>): AsyncGenerator<string> {
  let before = '[\n'
  for await (const verdict of verdicts) {
    yield before + JSON.stringify(Object.fromEntries(Object.entries(columns).map(([name, read]) => [name, read(verdict) ?? null])))
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
