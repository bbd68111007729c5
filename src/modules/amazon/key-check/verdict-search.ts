import type { Database } from '../../../kernel/database/database.ts'
import { toTimestamp } from '../../../kernel/database/timestamp.ts'
import { findVerdict, toVerdict, verdictTable, type RecordedVerdict, type VerdictRow } from '../../services-connector/key-validation-table.ts'
import type { VerdictName } from '../../services-connector/verdict.ts'
import type { VerdictFilter } from './filter.ts'

/** Verdicts read at once while many are walked through. */
const batch = 500

/** What a chart needs of a verdict. */
export interface Measure {
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  readonly checkedAt: string
  readonly name: VerdictName
  readonly latencyMs: number
}

type Query = ReturnType<typeof startQuery>

/** The verdicts that pass a filter, newest first; after a verdict, where its id is given. */
export async function searchVerdicts (database: Database, filter: VerdictFilter, { limit, after }: { limit: number, after?: number | undefined }): Promise<RecordedVerdict[]> {
  const last = after === undefined ? undefined : await findVerdict(database, after)
  const query = startQuery(database, filter).select('*').limit(limit)
  if (last !== undefined) continueAfter(query, last)
  return (await query as VerdictRow[]).map(toVerdict)
}

/** All of them up to a number, in the same order, a batch at a time. */
export async function * eachVerdict (database: Database, filter: VerdictFilter, most: number): AsyncGenerator<RecordedVerdict> {
  let after: number | undefined
  for (let left = most; left > 0;) {
    const verdicts = await searchVerdicts(database, filter, { limit: Math.min(batch, left), after })
    yield * verdicts
    if (verdicts.length < batch) return
    left -= verdicts.length
    after = verdicts.at(-1)!.id
  }
}

/** The newest measures that pass a filter, newest first. */
export async function listMeasures (database: Database, filter: VerdictFilter, limit: number): Promise<Measure[]> {
  const rows = await startQuery(database, filter).select('checked_at', 'verdict', 'latency_ms').limit(limit) as VerdictRow[]
  return rows.map(row => ({ checkedAt: row.checked_at, name: row.verdict, latencyMs: row.latency_ms }))
}

/** By the time of the check, then by id: a product clock that is set back puts a verdict where its time belongs. */
function startQuery (database: Database, { verdict, occasion, environment, username, from, until }: VerdictFilter) {
  return database(verdictTable)
    .where({
      ...verdict === undefined ? {} : { verdict },
      ...occasion === undefined ? {} : { occasion },
      ...environment === undefined ? {} : { environment },
      ...username === undefined ? {} : { user_name: username }
    })
    .modify(query => {
      if (from !== undefined) query.where('checked_at', '>=', toTimestamp(from))
      if (until !== undefined) query.where('checked_at', '<', toTimestamp(until))
    })
    .orderBy([{ column: 'checked_at', order: 'desc' }, { column: 'id', order: 'desc' }])
}

function continueAfter (query: Query, last: RecordedVerdict): void {
  const time = toTimestamp(last.checkedAt)
  query.where(inner => { inner.where('checked_at', '<', time).orWhere(tie => { tie.where({ checked_at: time }).where('id', '<', last.id) }) })
}
