import { randomUUID } from 'node:crypto'
import { inTransaction, type Database } from '../kernel/database/database.ts'
import { createError } from '../kernel/errors.ts'
import { listRows } from './config-data.ts'
import type { Actor } from './history.ts'
import { checkEntries, type CheckedScope, type Refused } from './check-values.ts'
import type { Scope } from './scope.ts'
import type { Field } from './structure.ts'
import type { SaveValuesOptions, ValueEntry } from './value-entry.ts'
import { writeIntents, type Change } from './write-intents.ts'

export interface SaveValuesRequest {
  readonly actor: Actor
  /** Find out what would change, and change nothing. */
  readonly dryRun: boolean
  /** Whether the actor may change the sections of an ACL resource. */
  readonly isAllowed: (resource: string) => boolean
}

/** What was saved, or (dry run, or something refused) what would have been. */
export interface SaveValuesResult {
  /** False for a dry run, and where anything was refused. */
  readonly isSaved: boolean
  readonly changes: readonly Change[]
  readonly unchanged: number
  readonly refused: readonly Refused[]
}

/** Saves values of several sections and scopes as one: one transaction, one change set, all or nothing. */
export type SaveValues = (entries: readonly ValueEntry[], request: SaveValuesRequest) => Promise<SaveValuesResult>

const SavedMeanwhile = createError('CONFIG_VALUES_STALE', 'Somebody else saved some of these values at this very moment. Nothing was changed: look at the values and try again.', 409)

/** Builds the save. Every value passes the checks of a save on its page; one that is there already is neither checked nor written. */
export function createSaveValues (options: SaveValuesOptions): SaveValues {
  const { database, clock } = options
  return async (entries, { actor, dryRun, isAllowed }) => {
    const checked = await checkEntries(options, entries, isAllowed)
    const isSaved = !dryRun && checked.refused.length === 0
    const now = clock.now()
    const outcome: { changes: Change[], unchanged: number } = { changes: [], unchanged: 0 }
    try {
      await inTransaction(database, async transaction => {
        const changeSet = randomUUID()
        // A transaction that had to wait begins anew.
        Object.assign(outcome, { changes: [], unchanged: checked.unchanged })
        for (const { scope, byField, followers, stored } of checked.scopes) {
          await refuseStale(transaction, scope, [...byField.keys()], stored)
          const { saved, unchanged } = await writeIntents({ ...options, database: transaction }, { byField, followers, scope, actor, now, changeSet })
          outcome.changes.push(...saved)
          outcome.unchanged += unchanged
        }
        if (!isSaved) throw new RehearsalOver()
      })
    } catch (error) {
      if (!(error instanceof RehearsalOver)) throw error
    }
    return { isSaved, refused: checked.refused, ...outcome }
  }
}

/** Ends a dry run: what it found out is kept, what it wrote is undone. */
class RehearsalOver extends Error {}

/** The values were checked against rows that were read before the transaction; they must still be the same. */
async function refuseStale (transaction: Database, scope: Scope, fields: readonly Field[], stored: CheckedScope['stored']): Promise<void> {
  const rows = await listRows(transaction, fields.map(field => field.path), [scope])
  const present = new Map(rows.map(row => [row.path, row.value]))
  if (fields.some(({ path }) => present.get(path) !== stored.get(path))) throw SavedMeanwhile()
}
