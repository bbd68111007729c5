import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { toTimestamp } from '../../kernel/database/timestamp.ts'
import { toNetwork } from '../../kernel/http/rate-limit.ts'
import type { CaptchaSubject } from '../user/captcha.ts'

interface Key { readonly type: string, readonly value: string }

const table = 'captcha_log'
/** The original's number for an address that asks. */
const ofAddress = '1'
const ofName = '2'
/** Failures are forgotten after the time that the original's clean-up leaves them. */
const keptFor = 30 * 60_000

/** Counts one more failure of the address and of the user name, whether anybody has this name or not. */
export async function addAttempt (database: Database, subject: CaptchaSubject, now: Date): Promise<void> {
  await inTransaction(database, async transaction => {
    await transaction(table).where('updated_at', '<', oldest(now)).delete()
    for (const key of listKeys(subject)) {
      const row = { ...key, count: 1, updated_at: toTimestamp(now) }
      await transaction(table).insert(row).onConflict(['type', 'value']).merge({ count: transaction.raw('?? + 1', [`${table}.count`]), updated_at: row.updated_at })
    }
  })
}

/** The failures of the last half hour: of the address or of the user name, whichever has more. */
export async function countAttempts (database: Database, subject: CaptchaSubject, now: Date): Promise<number> {
  const counts = await ofSubject(database, subject).where('updated_at', '>=', oldest(now)).pluck('count') as number[]
  return Math.max(0, ...counts)
}

/** Forgets the failures of both, after a right password. */
export async function deleteAttempts (database: Database, subject: CaptchaSubject): Promise<void> {
  await ofSubject(database, subject).delete()
}

function ofSubject (database: Database, subject: CaptchaSubject) {
  return database(table).where(any => { listKeys(subject).forEach(key => { any.orWhere({ ...key }) }) })
}

function listKeys ({ address, username = '' }: CaptchaSubject): Key[] {
  const keys = [{ type: ofAddress, value: toNetwork(address) }]
  return username === '' ? keys : [...keys, { type: ofName, value: username.toLowerCase().slice(0, 255) }]
}

function oldest (now: Date): string {
  return toTimestamp(new Date(now.getTime() - keptFor))
}
