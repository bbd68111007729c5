import { toNoPermission } from './check-values.ts'
import { listRows } from './config-data.ts'
import type { RecordedChange } from './history.ts'
import { createSaveValues, type SaveValuesRequest, type SaveValuesResult } from './save-values.ts'
import { findScopeAt } from './scope-key.ts'
import type { Reason } from './validators.ts'
import type { SaveValuesOptions, ValueEntry } from './value-entry.ts'
import { toHistoryValue } from './write-intents.ts'

/** A change that cannot be taken back, and why. */
export interface RevertRefusal extends Reason {
  readonly change: RecordedChange
}

/** What a revert changed, or (dry run, or something refused) would have changed. */
export interface RevertResult extends Pick<SaveValuesResult, 'isSaved' | 'changes'> {
  readonly refusals: readonly RevertRefusal[]
}

/** Gives values back what they were before the changes: all of them, or nothing is done. */
export type RevertChanges = (changes: readonly RecordedChange[], request: SaveValuesRequest) => Promise<RevertResult>

/** Builds the revert. It is a save as any other: with the same checks, and a history of its own. */
export function createRevertChanges (options: SaveValuesOptions): RevertChanges {
  const saveValues = createSaveValues(options)
  return async (changes, request) => {
    const entries = new Map<ValueEntry, RecordedChange>()
    const refusals: RevertRefusal[] = []
    for (const change of changes) {
      // What a backend model wrote along with a field's value follows from that value again.
      if (changes.length > 1 && options.structure.findField(change.path) === undefined) continue
      const outcome = await toEntry(options, change, request.isAllowed)
      if ('phrase' in outcome) refusals.push({ change, ...outcome })
      else entries.set(outcome, change)
    }
    const result = await saveValues([...entries.keys()], { ...request, dryRun: request.dryRun || refusals.length > 0 })
    const refused = result.refused.map(({ entry, phrase, args }) => ({ change: entries.get(entry)!, phrase, args }))
    return { isSaved: result.isSaved, changes: result.changes, refusals: [...refusals, ...refused] }
  }
}

async function toEntry (options: SaveValuesOptions, change: RecordedChange, isAllowed: SaveValuesRequest['isAllowed']): Promise<ValueEntry | Reason> {
  const scope = await findScopeAt(change.scope, options.scopes)
  if (scope === undefined) return { phrase: 'The website or store view of this change does not exist any more.', args: [] }
  const field = options.structure.findField(change.path)
  if (field === undefined) return { phrase: 'The "%1" path doesn\'t exist. Verify and try again.', args: [change.path] }
  // Before anything is said about the present value.
  if (!isAllowed(field.section.resource)) return toNoPermission(field.section)
  const row = (await listRows(options.database, [change.path], [scope]))[0]
  const present = row === undefined ? null : toHistoryValue(field, row.value, options)
  if (present !== change.newValue) return toConflict(present)
  if ((change.isSecret || field.secret) && change.oldValue !== null && change.oldValue !== '') {
    return { phrase: 'The old value of this secret is kept nowhere, only its fingerprint %1. Type the secret again on its page.', args: [change.isSecret ? change.oldValue : ''] }
  }
  return { field, scope, value: change.oldValue ?? undefined }
}

function toConflict (present: string | null): Reason {
  if (present === null) return { phrase: 'The value was changed again since: there is no value of its own at this scope now.', args: [] }
  if (present === '') return { phrase: 'The value was changed again since: it is empty now.', args: [] }
  return { phrase: 'The value was changed again since: it is "%1" now.', args: [present] }
}
