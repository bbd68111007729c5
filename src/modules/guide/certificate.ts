import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Database } from '../../kernel/database/database.ts'
import { toTimestamp } from '../../kernel/database/timestamp.ts'
import { findRun, findStepDates, type GuideRun } from './run-table.ts'
import { guideSteps } from './steps.ts'

/** A finished run with the moments of its steps, and the number that proves that this installation wrote them. */
export interface Certificate {
  readonly number: string
  readonly run: GuideRun & { readonly finished: NonNullable<GuideRun['finished']> }
  readonly dates: ReadonlyMap<string, Date>
}

/** No letters that are taken for digits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Characters of five bits: enough that nobody finds a number by trying. */
const length = 16

/** The certificate of a finished run. Its number is the run's with a keyed hash of everything the certificate says: who changes a row, changes the number. */
export async function findCertificate (database: Database, secret: Buffer, run: GuideRun): Promise<Certificate | undefined> {
  const { finished } = run
  if (finished === undefined) return undefined
  const dates = await findStepDates(database, run.id)
  const said = [run.id, run.userId, toTimestamp(run.startedAt), toTimestamp(finished.at), finished.userName, finished.instance, finished.version, finished.fingerprint, finished.verdictId,
    ...guideSteps.map(({ id }) => `${id} ${dates.has(id) ? toTimestamp(dates.get(id)!) : ''}`)]
  const mac = createHmac('sha256', secret).update(JSON.stringify(said)).digest()
  return { number: `${run.id}-${toLetters(mac)}`, run: { ...run, finished }, dates }
}

/** The certificate with a number, as somebody typed it; undefined where this installation has written none with it. */
export async function verifyCertificate (database: Database, secret: Buffer, typed: string): Promise<Certificate | undefined> {
  const number = tidyNumber(typed)
  const id = Number(/^(\d{1,9})-/.exec(number)?.[1] ?? NaN)
  if (!Number.isInteger(id)) return undefined
  const run = await findRun(database, id)
  const certificate = run === undefined ? undefined : await findCertificate(database, secret, run)
  return certificate !== undefined && isSame(certificate.number, number) ? certificate : undefined
}

/** A number as it is printed, without the blanks and the small letters that people type; other characters make it another number. */
export function tidyNumber (typed: string): string {
  return typed.slice(0, 100).replace(/\s/g, '').toUpperCase()
}

function toLetters (mac: Buffer): string {
  const letters = [...mac.subarray(0, length)].map(byte => alphabet[byte % alphabet.length]!).join('')
  return letters.replace(/.{4}(?=.)/g, '$&-')
}

function isSame (one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
