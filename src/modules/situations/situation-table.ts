import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'
import { toTimestamp, fromTimestamp } from '../../kernel/database/timestamp.ts'
import type { FlagRow } from './instance-flag.ts'
import { validatorFaults, type ValidatorFault } from './situation.ts'

/** A row of the configuration as it was before the first situation; secrets as they lay there, encrypted. */
export interface RememberedValue {
  readonly path: string
  readonly value: string | null
  readonly updatedAt: string
}

/** What a reset needs to know. */
export interface Remembered {
  readonly values: readonly RememberedValue[]
  /** What was known of the addresses of this instance; null: nothing. */
  readonly instance: FlagRow | null
  /** Uuids of the Amazon stores that situations have made. */
  readonly stores: readonly string[]
  /** The admin user that a situation has made, with his role. */
  readonly clerk?: { readonly userId: number, readonly roleId: number }
  /** The password of the account, once it was told: it stays until the reset. */
  readonly accountPassword?: string
}

/** The situation that is set. */
export interface SituationRecord {
  readonly name: string
  readonly fault: ValidatorFault | undefined
  readonly remembered: Remembered
  readonly enteredAt: Date
}

interface Row { name: string, fault: string | null, remembered: string, entered_at: string }

const table = 'backroom_situation'

/** The situation that is set; undefined in a clean world. */
export async function findSituation (database: Database): Promise<SituationRecord | undefined> {
  const row = (await readRows<Row>(database, `select name, fault, remembered, entered_at from ${table} where id = ?`, [1]))[0]
  if (row === undefined) return undefined
  return { name: row.name, fault: validatorFaults.find(fault => fault === row.fault), remembered: JSON.parse(row.remembered) as Remembered, enteredAt: fromTimestamp(row.entered_at) }
}

/** What a check of the key has to know: whether a situation is set, and how the validator fails in it. */
export async function findFault (database: Database): Promise<{ readonly isSet: boolean, readonly fault: ValidatorFault | undefined }> {
  const row = (await readRows<Pick<Row, 'fault'>>(database, `select fault from ${table} where id = ?`, [1]))[0]
  return { isSet: row !== undefined, fault: validatorFaults.find(fault => fault === row?.fault) }
}

/** Writes the situation that is set now. */
export async function saveSituation (database: Database, { name, fault, remembered, enteredAt }: SituationRecord): Promise<void> {
  await database(table)
    .insert({ id: 1, name, fault: fault ?? null, remembered: JSON.stringify(remembered), entered_at: toTimestamp(enteredAt) })
    .onConflict('id').merge()
}

/** Forgets the situation and what was remembered for its end. */
export async function deleteSituation (database: Database): Promise<void> {
  await database(table).where({ id: 1 }).delete()
}
