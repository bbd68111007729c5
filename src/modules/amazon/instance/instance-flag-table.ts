import { inTransaction, type Database } from '../../../kernel/database/database.ts'
import { readRows } from '../../../kernel/database/read-rows.ts'
import { toTimestamp } from '../../../kernel/database/timestamp.ts'
import type { BaseUrls } from './base-urls.ts'

/** What is remembered of the instance; `isNew`: at the last look an address of a known store view had changed. */
export interface InstanceFlag {
  readonly urls: BaseUrls
  readonly isNew: boolean
}

/** The original's flag. */
const flagCode = 'asc_instance_state'

/** Reads the flag; undefined before the first look. */
export async function findInstanceFlag (database: Database): Promise<InstanceFlag | undefined> {
  const [row] = await readRows<{ state: number, flag_data: string | null }>(database, 'select state, flag_data from flag where flag_code = ?', [flagCode])
  const urls = row === undefined ? undefined : toUrls(row.flag_data)
  return urls === undefined ? undefined : { urls, isNew: row!.state === 1 }
}

/** Writes the flag; its data is base64 of JSON, as in the original. */
export async function saveInstanceFlag (database: Database, { urls, isNew }: InstanceFlag, now: Date): Promise<void> {
  const row = { flag_code: flagCode, state: isNew ? 1 : 0, flag_data: Buffer.from(JSON.stringify(urls)).toString('base64'), last_update: toTimestamp(now) }
  await inTransaction(database, async transaction => { await transaction('flag').insert(row).onConflict('flag_code').merge() })
}

/** What cannot be read was never written by us: as if there were no flag. */
function toUrls (data: string | null): BaseUrls | undefined {
  try {
    const urls: unknown = JSON.parse(Buffer.from(data ?? '', 'base64').toString('utf8'))
    return typeof urls === 'object' && urls !== null && !Array.isArray(urls) ? urls as BaseUrls : undefined
  } catch {
    return undefined
  }
}
