import type { Database } from '../kernel/database/database.ts'
import { fromTimestamp, toTimestamp } from '../kernel/database/timestamp.ts'

/** A call of the gateway as it is kept: nothing secret in it. */
export interface RecordedRequest {
  readonly id: number
  readonly receivedAt: Date
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly status: number
  readonly durationMs: number
  /** Of the API key that the call carried. */
  readonly keyFingerprint: string | undefined
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>
  /** Undefined where nothing was sent, or what was sent is not kept as it was. */
  readonly body: string | undefined
  /** Whether `body` is all that was sent. */
  readonly isBodyWhole: boolean
  readonly answer: string
  readonly requestId: string
}

/** What calls are looked for by. */
export interface RequestFilter {
  /** A part of the path. */
  readonly path?: string
  /** One status, or the first digit of a hundred of them. */
  readonly status?: number
  readonly from?: Date
  readonly to?: Date
}

interface Row {
  id: number
  received_at: string
  method: string
  path: string
  status: number
  duration_ms: number
  key_fingerprint: string | null
  headers: string
  body: string | null
  answer: string | null
  request_id: string
}

/** As many calls as are kept; older ones go. */
export const mostRequests = 1000

const table = 'gateway_request'

/** Keeps a call and lets go of the oldest. */
export async function saveRequest (database: Database, request: Omit<RecordedRequest, 'id'>): Promise<void> {
  const [id] = await database(table).insert({
    received_at: toTimestamp(request.receivedAt),
    method: request.method.slice(0, 10),
    path: request.path,
    status: request.status,
    duration_ms: request.durationMs,
    key_fingerprint: request.keyFingerprint ?? null,
    headers: JSON.stringify(request.headers),
    body: request.body === undefined ? null : JSON.stringify({ text: request.body, whole: request.isBodyWhole }),
    answer: request.answer,
    request_id: request.requestId
  })
  await database(table).where('id', '<=', id! - mostRequests).delete()
}

/** Calls, newest first. */
export async function listRequests (database: Database, filter: RequestFilter, { limit, offset }: { limit: number, offset: number }): Promise<RecordedRequest[]> {
  const rows = await select(database, filter).orderBy('id', 'desc').limit(Math.trunc(limit)).offset(Math.trunc(offset)) as Row[]
  return rows.map(toRequest)
}

/** How many calls there are. */
export async function countRequests (database: Database, filter: RequestFilter): Promise<number> {
  const [row] = await select(database, filter).count({ number: '*' }) as unknown as Array<{ number: number | string }>
  return Number(row?.number ?? 0)
}

/** One call; undefined where it is not kept any more. */
export async function findRequest (database: Database, id: number): Promise<RecordedRequest | undefined> {
  const row = await database<Row>(table).where({ id }).first()
  return row === undefined ? undefined : toRequest(row)
}

/** The id under which a call of ours is kept, by the number its answer had; it is among the newest. */
export async function findRequestId (database: Database, requestId: string): Promise<number | undefined> {
  return (await database<Row>(table).where({ request_id: requestId }).orderBy('id', 'desc').first('id'))?.id
}

/** The filtered calls; the table never has more than a thousand. */
function select (database: Database, { path, status, from, to }: RequestFilter) {
  return database<Row>(table).where(query => {
    if (path !== undefined) query.whereRaw("path like ? escape '!'", [`%${path.replace(/[!%_]/g, '!$&')}%`])
    if (status !== undefined) query.whereBetween('status', status < 10 ? [status * 100, status * 100 + 99] : [status, status])
    if (from !== undefined) query.where('received_at', '>=', toTimestamp(from))
    if (to !== undefined) query.where('received_at', '<=', toTimestamp(to))
  })
}

function toRequest (row: Row): RecordedRequest {
  const body = row.body === null ? undefined : JSON.parse(row.body) as { text: string, whole: boolean }
  return {
    id: row.id,
    receivedAt: fromTimestamp(row.received_at),
    method: row.method,
    path: row.path,
    status: row.status,
    durationMs: row.duration_ms,
    keyFingerprint: row.key_fingerprint ?? undefined,
    headers: JSON.parse(row.headers) as Array<[string, string]>,
    body: body?.text,
    isBodyWhole: body?.whole ?? true,
    answer: row.answer ?? '',
    requestId: row.request_id
  }
}
