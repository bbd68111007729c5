import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { readRows } from '../database/read-rows.ts'

/** Since when somebody, whoever it is, has been signed in to a realm; undefined where nobody is. `lifetime` is in seconds, as the realm's sessions have it. */
export async function findSignedInSince (database: Database, clock: Clock, realm: 'admin' | 'account', lifetime: number): Promise<Date | undefined> {
  const earliest = clock.now().getTime() - lifetime * 1000
  const [row] = await readRows<{ created_at: number }>(database, `select created_at from backroom_session
    where realm = ? and last_seen_at > ? and ended_at is null order by last_seen_at desc limit 1`, [realm, earliest])
  return row === undefined ? undefined : new Date(Number(row.created_at))
}
