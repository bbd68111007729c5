import { createHash } from 'node:crypto'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { emptyInput, type StoreErrors, type StoreInput, type StoreKind } from './store-kind.ts'

/** What somebody sends for a website, store or store view. */
export interface SaveEntry {
  /** Undefined for a new one. */
  readonly id: number | undefined
  readonly input: StoreInput
  /** Version of what the form showed; undefined where a script sends the form, then nothing is compared. */
  readonly version?: string
}

/** Saved; or refused, with what is stored by now where the form showed something else. */
export type SaveEntryResult =
  | { readonly state: 'saved', readonly id: number }
  | { readonly state: 'refused', readonly errors: StoreErrors, readonly hasConflict: boolean }
  | { readonly state: 'missing' }

/** Checks an input and writes it, as one transaction; where anything is wrong, all of it is named and nothing is written. */
export async function saveEntry (database: Database, kind: StoreKind, { id, input, version }: SaveEntry): Promise<SaveEntryResult> {
  return await inTransaction(database, async (transaction): Promise<SaveEntryResult> => {
    const stored = id === undefined ? emptyInput : await kind.findInput(transaction, id)
    if (stored === undefined) return { state: 'missing' }
    // A field that was not sent stays as it is.
    const wanted = { ...stored, ...input }
    const conflicts = version === undefined || version === toVersion(stored) ? {} : toConflicts(stored, wanted)
    if (Object.keys(conflicts).length > 0) return { state: 'refused', errors: conflicts, hasConflict: true }
    const errors = await kind.check(transaction, id, wanted)
    if (Object.keys(errors).length > 0) return { state: 'refused', errors, hasConflict: false }
    return { state: 'saved', id: await kind.write(transaction, id, wanted) }
  })
}

/** Tells one state of an entry from another. */
export function toVersion (stored: StoreInput): string {
  return createHash('sha256').update(JSON.stringify(stored)).digest('hex').slice(0, 16)
}

/** What is stored beside each value that differs from it. */
function toConflicts (stored: StoreInput, wanted: StoreInput): StoreErrors {
  return Object.fromEntries(Object.keys(wanted).filter(field => wanted[field] !== stored[field])
    .map(field => [field, { phrase: 'The stored value is "%1" now. Keep yours or take that one, then save again.', args: [stored[field] ?? ''] }]))
}
