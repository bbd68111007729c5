import { inTransaction, type Database } from '../../../kernel/database/database.ts'
import { readRows } from '../../../kernel/database/read-rows.ts'
import { fromTimestamp, toTimestamp } from '../../../kernel/database/timestamp.ts'

/** An entry of the Communication Errors Log, to be noted. `region` is a country code, or empty where all are concerned; `message` is English and holds no secret. */
export interface NewChannelError {
  readonly region: string
  readonly code: string
  readonly message: string
  /** The Amazon store concerned, where it is one. */
  readonly merchantId?: number
  readonly createdAt: Date
}

/** An entry as it is listed. */
export interface ChannelError extends Omit<NewChannelError, 'merchantId'> {
  readonly id: number
  readonly store: { readonly uuid: string, readonly name: string } | undefined
}

/** Which entries are listed; what is absent does not narrow. */
export interface ErrorLogFilter {
  /** The code's beginning. */
  readonly code?: string
  readonly region?: string
  readonly from?: Date
  /** The first moment that is listed no more. */
  readonly until?: Date
  /** Id of an Amazon store. */
  readonly storeUuid?: string
}

interface Row { id: number, region: string, error_code: string, message: string, created_on: string, uuid: string | null, name: string | null }

const table = 'channel_amazon_error_log'
const joined = `${table} as log left join channel_amazon_account as account on account.merchant_id = log.merchant_id`

/** Notes an error of the channel's communication. */
export async function recordChannelError (database: Database, { region, code, message, merchantId, createdAt }: NewChannelError): Promise<void> {
  await inTransaction(database, async transaction => {
    await transaction(table).insert({ merchant_id: merchantId ?? null, region, error_code: code, message: message.slice(0, 2000), created_on: toTimestamp(createdAt) })
  })
}

/** Whether an error with this code was noted after a moment. */
export async function wasErrorNoted (database: Database, code: string, after: Date): Promise<boolean> {
  return (await readRows(database, `select 1 from ${table} where error_code = ? and created_on > ? limit 1`, [code, toTimestamp(after)])).length > 0
}

/** How many entries there are. */
export async function countChannelErrors (database: Database, filter: ErrorLogFilter): Promise<number> {
  const { where, values } = toCondition(filter)
  const [row] = await readRows<{ amount: number | string }>(database, `select count(*) as amount from ${joined}${where}`, values)
  return Number(row!.amount)
}

/** A page of the entries, newest first. */
export async function listChannelErrors (database: Database, filter: ErrorLogFilter, { limit, offset }: { limit: number, offset: number }): Promise<ChannelError[]> {
  const { where, values } = toCondition(filter)
  const rows = await readRows<Row>(database, `select log.id, log.region, log.error_code, log.message, log.created_on, account.uuid, account.name from ${joined}${where}
    order by log.created_on desc, log.id desc limit ${Math.trunc(limit)} offset ${Math.trunc(offset)}`, values)
  return rows.map(toEntry)
}

/** Forgets the entries before a moment; returns how many. */
export async function deleteChannelErrorsBefore (database: Database, before: Date): Promise<number> {
  return await inTransaction(database, async transaction => await transaction(table).where('created_on', '<', toTimestamp(before)).delete())
}

/** A range instead of LIKE: the index is used, and signs that LIKE reads as wildcards mean themselves. */
function toCondition ({ code, region, from, until, storeUuid }: ErrorLogFilter): { where: string, values: string[] } {
  const parts: Array<[string, ...string[]]> = [
    ...code === undefined ? [] : [['log.error_code >= ? and log.error_code < ?', code, `${code}\uffff`] as [string, ...string[]]],
    ...region === undefined ? [] : [['log.region = ?', region] as [string, string]],
    ...from === undefined ? [] : [['log.created_on >= ?', toTimestamp(from)] as [string, string]],
    ...until === undefined ? [] : [['log.created_on < ?', toTimestamp(until)] as [string, string]],
    ...storeUuid === undefined ? [] : [['account.uuid = ?', storeUuid] as [string, string]]
  ]
  return { where: parts.length === 0 ? '' : ` where ${parts.map(([sql]) => sql).join(' and ')}`, values: parts.flatMap(([, ...values]) => values) }
}

function toEntry (row: Row): ChannelError {
  return {
    id: row.id,
    region: row.region,
    code: row.error_code,
    message: row.message,
    createdAt: fromTimestamp(row.created_on),
    store: row.uuid === null ? undefined : { uuid: row.uuid, name: row.name ?? '' }
  }
}
