import type { Database } from '../kernel/database/database.ts'
import type { Fingerprint } from '../kernel/secrets.ts'
import { findLatestChangeId, listChangesSince, type ChangeSince } from './changes-since.ts'
import { findInheritLabel } from './inherit.ts'
import type { Intent, Intents } from './save-intents.ts'
import type { ScopeConfig } from './scope-config.ts'
import type { Scope } from './scope.ts'
import type { Field } from './structure.ts'

/** A field that was changed by somebody else since the form was shown, and otherwise by the form. */
export interface Conflict {
  readonly field: Field
  /** The last change of it; of a secret its values are fingerprints. */
  readonly theirs: ChangeSince
  /** What the form wants: null to inherit; always empty for a secret. */
  readonly yours: string | null
}

/** A form's intents after what happened since it was shown; `latest` is the change up to which that is known. */
export interface Merge {
  readonly byField: ReadonlyMap<Field, Intent>
  readonly conflicts: readonly Conflict[]
  readonly latest: number
}

export interface MergeOptions {
  readonly database: Database
  readonly scopeConfig: Pick<ScopeConfig, 'getInheritedValue'>
  readonly fingerprint: Fingerprint
}

/**
 * Compares a form with the changes that were saved since it was shown. What only others changed is left as it is now, what
 * only the form changed is its own; a field that both changed, each to something else, is a conflict.
 */
export async function mergeWithChanges (options: MergeOptions, { byField }: Pick<Intents, 'byField'>, scope: Scope, shownChange: number): Promise<Merge> {
  const latest = await findLatestChangeId(options.database)
  const changes = latest > shownChange ? await listChangesSince(options.database, scope, shownChange) : []
  const merged = new Map(byField)
  const conflicts: Conflict[] = []
  for (const [field, intent] of byField) {
    const theirs = changes.filter(change => change.path === field.path)
    if (theirs.length === 0 || intent.kind === 'keep') continue
    const yours = toHistoryValue(field, intent, options.fingerprint)
    const [shown, now] = await toShownValues(options, field, scope, [theirs[0]!.oldValue, theirs.at(-1)!.newValue])
    if (now === shown) continue
    if (yours === shown || yours === now) merged.set(field, { kind: 'keep' })
    else conflicts.push({ field, theirs: theirs.at(-1)!, yours: field.secret && yours !== null ? '' : yours })
  }
  return { byField: merged, conflicts, latest }
}

/** Values of the history as a form posts them: without a row and without an inherit box a form shows, and posts, what the field inherits. */
async function toShownValues ({ scopeConfig }: MergeOptions, field: Field, scope: Scope, values: ReadonlyArray<string | null>): Promise<Array<string | null>> {
  if (findInheritLabel(field, scope) !== undefined || !values.includes(null)) return [...values]
  const inherited = field.secret ? '' : await scopeConfig.getInheritedValue(field.path, scope) ?? ''
  return values.map(value => value ?? inherited)
}

/** What the history will say of an intent. */
function toHistoryValue (field: Field, intent: Exclude<Intent, { kind: 'keep' }>, fingerprint: Fingerprint): string | null {
  if (intent.kind === 'delete') return null
  const text = intent.text ?? ''
  return field.secret && text !== '' ? fingerprint(text) : text
}
