import type { Database } from '../../kernel/database/database.ts'
import { toTimestamp } from '../../kernel/database/timestamp.ts'
import { listStores } from '../store/store-table.ts'

/** A row of the table `flag`, whatever columns it has. */
export type FlagRow = Readonly<Record<string, string | number | null>>

/** By which the original knows a copy: the addresses of the active store views when it last looked. */
const flagCode = 'asc_instance_state'
/** The address that the shop had before it was copied, without scheme as the original keeps it. */
const oldAddress = 'shop.example.com'

/** What is remembered of the addresses now; null where nobody has looked yet. */
export async function findInstanceRow (database: Database): Promise<FlagRow | null> {
  return await database('flag').where({ flag_code: flagCode }).first() as FlagRow | undefined ?? null
}

/** Puts the memory back as it was. */
export async function restoreInstanceRow (database: Database, row: FlagRow | null): Promise<void> {
  await database('flag').where({ flag_code: flagCode }).delete()
  if (row !== null) await database('flag').insert(row)
}

/** Remembers for every active store view an address that it does not have: the next look finds a copy. */
export async function pretendCopy (database: Database, now: Date): Promise<void> {
  const stores = (await listStores(database)).filter(({ isActive }) => isActive)
  const addresses = Object.fromEntries(stores.map(({ code }) => [code, { http: oldAddress, https: oldAddress }]))
  await restoreInstanceRow(database, { flag_code: flagCode, flag_data: Buffer.from(JSON.stringify(addresses)).toString('base64'), last_update: toTimestamp(now) })
}
