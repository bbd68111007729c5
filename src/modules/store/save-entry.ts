import { createHash } from 'node:crypto'
import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { emptyInput, type StoreErrors, type StoreInput, type StoreKind } from './store-kind.ts'

/** What somebody sends for a website, store or store view. */
export interface SaveEntry {
  /** Undefined for a new one. */
  readonly id: number | undefined
  readonly input: StoreInput
  /** Version of what the form showed; undefined where a script sends the form, then nothing is compared. */
  readonly version?: string
  readonly origin: AuditOrigin
}

export interface SaveEntryOptions {
  readonly database: Database
  readonly audit: AuditLog
}

/** Saved; or refused, with what is stored by now where the form showed something else. */
export type SaveEntryResult =
  | { readonly state: 'saved', readonly id: number }
  | { readonly state: 'refused', readonly errors: StoreErrors, readonly hasConflict: boolean }
  | { readonly state: 'missing' }

/** Checks an input and writes it, as one transaction; where anything is wrong, all of it is named and nothing is written. */
export async function saveEntry ({ database, audit }: SaveEntryOptions, kind: StoreKind, { id, input, version, origin }: SaveEntry): Promise<SaveEntryResult> {
  return await inTransaction(database, async (transaction): Promise<SaveEntryResult> => {
    const stored = id === undefined ? emptyInput : await kind.findInput(transaction, id)
    if (stored === undefined) return { state: 'missing' }
    // A field that was not sent stays as it is.
    const wanted = { ...stored, ...input }
    const conflicts = version === undefined || version === toVersion(stored) ? {} : toConflicts(stored, wanted)
    if (Object.keys(conflicts).length > 0) return { state: 'refused', errors: conflicts, hasConflict: true }
    const errors = await kind.check(transaction, id, wanted)
    if (Object.keys(errors).length > 0) return { state: 'refused', errors, hasConflict: false }
    const savedId = await kind.write(transaction, id, wanted)
    await audit.record(transaction, origin, { action: `${kind.name}_saved`, outcome: 'success', target: wanted['code'], details: { id: savedId, is_new: id === undefined, changed: listChanged(stored, wanted) } })
    return { state: 'saved', id: savedId }
  })
}

/** Tells one state of an entry from another. */
export function toVersion (stored: StoreInput): string {
  return createHash('sha256').update(JSON.stringify(stored)).digest('hex').slice(0, 16)
}

/** What was and what is now, by field. */
function listChanged (stored: StoreInput, wanted: StoreInput): Record<string, readonly string[]> {
  return Object.fromEntries(Object.keys(wanted).filter(field => wanted[field] !== stored[field]).map(field => [field, [stored[field] ?? '', wanted[field]!]]))
}

/** What is stored beside each value that differs from it. */
function toConflicts (stored: StoreInput, wanted: StoreInput): StoreErrors {
  return Object.fromEntries(Object.keys(wanted).filter(field => wanted[field] !== stored[field])
    .map(field => [field, { phrase: 'The stored value is "%1" now. Keep yours or take that one, then save again.', args: [stored[field] ?? ''] }]))
}
