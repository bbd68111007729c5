import { applyBackendModels } from './apply-backend-models.ts'
import { toPostedField } from './as-posted.ts'
import { listRows } from './config-data.ts'
import { readLiveModels } from './field-options.ts'
import { createIntentContext } from './intent-context.ts'
import { isUpload, type PostedField } from './posted-section.ts'
import { readPosted, toIntents, toRefusal, type Intent, type IntentContext } from './save-intents.ts'
import { toScopeKey } from './scope-key.ts'
import type { Scope } from './scope.ts'
import type { Field, Section } from './structure.ts'
import type { Reason } from './validators.ts'
import { createValueAfter, type Planned } from './value-after.ts'
import type { SaveValuesOptions, ValueEntry } from './value-entry.ts'

/** An entry that cannot be saved, and why. */
export interface Refused extends Reason {
  readonly entry: ValueEntry
}

/** What passed the checks at one scope. */
export interface CheckedScope {
  readonly scope: Scope
  readonly byField: ReadonlyMap<Field, Intent>
  /** What follows from these at other paths. */
  readonly followers: ReadonlyMap<string, string | null>
  /** The rows that the checks saw, by path. */
  readonly stored: ReadonlyMap<string, string | null>
}

/** The outcome for all entries together. */
export interface CheckedEntries {
  readonly scopes: readonly CheckedScope[]
  readonly refused: readonly Refused[]
  /** Entries that say what is there already. */
  readonly unchanged: number
}

interface Group extends CheckedScope {
  readonly entries: ReadonlyMap<Field, ValueEntry>
  readonly context: IntentContext
  readonly refused: Map<Field, Reason>
}

/** Checks entries as a save on the page would. A backend model that asks for another field sees what it will be after all entries. */
export async function checkEntries (given: SaveValuesOptions, entries: readonly ValueEntry[], isAllowed: (resource: string) => boolean): Promise<CheckedEntries> {
  const options = { ...given, models: await readLiveModels(given.models, entries.map(({ field }) => field), given.database) }
  const groups = await Promise.all(groupByScope(entries).map(async own => await readGroup(options, own, isAllowed)))
  const planned: Planned = new Map(groups.map(({ scope, byField }) => [toScopeKey(scope), byField]))
  const checked = await Promise.all(groups.map(async group => await applyModels(options, group, planned)))
  const refused = checked.flatMap(group => listRefused(group))
  const open = checked.reduce((sum, { byField }) => sum + byField.size, 0)
  return { scopes: checked, refused, unchanged: entries.length - refused.length - open }
}

function groupByScope (entries: readonly ValueEntry[]): ValueEntry[][] {
  const groups = new Map<string, ValueEntry[]>()
  for (const entry of entries) {
    const key = toScopeKey(entry.scope)
    groups.set(key, [...groups.get(key) ?? [], entry])
  }
  return [...groups.values()]
}

async function readGroup (options: SaveValuesOptions, own: readonly ValueEntry[], isAllowed: (resource: string) => boolean): Promise<Group> {
  const { scope } = own[0]!
  const rows = await listRows(options.database, own.map(({ field }) => field.path), [scope])
  const stored = new Map(rows.map(row => [row.path, row.value]))
  const forbidden = own.filter(({ field }) => !isAllowed(field.section.resource))
  const wanted = own.filter(({ field, value }) => isAllowed(field.section.resource) && !isSame(stored.get(field.path), value))
  const posted = new Map(wanted.map(({ field, value }) => [field, toPostedField(field, value, options.models)]))
  const context = await createIntentContext(options, posted, scope)
  const { byField, refused } = toIntents(posted, { ...context, hasInheritBox: () => true })
  const noPermission = forbidden.map(({ field }): [Field, Reason] => [field, toNoPermission(field.section)])
  return {
    scope,
    stored,
    context,
    byField: new Map([...byField].map(([field, intent]) => [field, toMeant(field, intent, posted.get(field)!, options)])),
    followers: new Map(),
    entries: new Map(own.map(entry => [entry.field, entry])),
    refused: new Map([...refused, ...noPermission])
  }
}

/** The reason against changing a section whose ACL resource somebody lacks. */
export function toNoPermission ({ label }: Pick<Section, 'label'>): Reason {
  return { phrase: 'You have no permission to change the section "%1".', args: [label] }
}

/** A form posts much that nobody meant, and then the row is left; here every value is meant. */
function toMeant (field: Field, intent: Intent, { value }: PostedField, { models }: SaveValuesOptions): Intent {
  if (intent.kind !== 'keep' || value === undefined || field.secret || isUpload(field)) return intent
  const read = readPosted(field, value, models)
  return 'phrase' in read ? intent : { kind: 'save', text: read.text === '' ? null : read.text }
}

/** Null and an empty text are both "saved empty"; undefined is "no row". */
function isSame (stored: string | null | undefined, wanted: string | null | undefined): boolean {
  return stored === undefined || wanted === undefined ? stored === wanted : (stored ?? '') === (wanted ?? '')
}

async function applyModels (options: SaveValuesOptions, group: Group, planned: Planned): Promise<Group> {
  const { scope, stored, byField, refused, context } = group
  const valueOf = createValueAfter(options, scope, planned)
  const treated = await applyBackendModels({ byField, refused }, {
    models: options.models,
    contextOf: field => ({ field, scope, storedValue: stored.get(field.path), valueOf }),
    inheritedOf: field => context.currentOf(field).inherited
  })
  return { ...group, byField: treated.byField, followers: treated.followers, refused: new Map(treated.refused) }
}

/** In the order of the entries. */
function listRefused ({ entries, refused }: Group): Refused[] {
  return [...entries].flatMap(([field, entry]) => {
    const reason = refused.get(field)
    if (reason === undefined) return []
    const { phrase, args } = toRefusal(field, reason, entry.value ?? '')
    return [{ entry, phrase, args }]
  })
}
