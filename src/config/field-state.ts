import type { Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import { listCandidates, type Candidate } from './candidates.ts'
import { listRows, type ConfigRow } from './config-data.ts'
import { toFormText } from './current-values.ts'
import type { Option } from './declaration.ts'
import { createListDecidersElsewhere } from './depends.ts'
import { findLock, toShownLock, type EnvOverrides, type ShownLock } from './env-override.ts'
import { hasLiveOptions, listOptions, readLiveModels } from './field-options.ts'
import { findInheritLabel, type InheritLabel } from './inherit.ts'
import { createKeepStates } from './kept-states.ts'
import type { ModelRegistry } from './models.ts'
import { listTypes } from './posted-value.ts'
import { isOwnRow, type ValueSource } from './scope-config.ts'
import { listLevels, type Level } from './scope-levels.ts'
import type { Scope, ScopeDirectory } from './scope.ts'
import { toSecretState, type SecretState } from './secret-state.ts'
import { readStored } from './stored-value.ts'
import { listFields, type Field, type Section, type Structure } from './structure.ts'
import { isRequired, type Reason } from './validators.ts'

/** A field as a page shows it at one scope. Of a secret the values are always empty; `secret` says what may be said. */
export interface FieldState {
  readonly field: Field
  /** The effective value, own or inherited; of a multiselect `values` holds the parts. */
  readonly value: string
  readonly values: readonly string[]
  /** What would show with the inherit box ticked. */
  readonly inheritedValue: string
  readonly secret: SecretState | null
  readonly inherit: { readonly checked: boolean, readonly label: InheritLabel } | null
  readonly locked: ShownLock | null
  readonly required: boolean
  readonly options: readonly Option[]
  /** The options stand in the database: they can be others at the next showing. */
  readonly hasLiveOptions: boolean
  /** From the comment model, where there is one, else as declared. */
  readonly comment: Reason | null
  readonly hasOwnRow: boolean
  /** Where the value comes from; null where nothing gives one. */
  readonly source: ValueSource | null
}

/** A row at a scope in which its field cannot be set; it takes effect all the same, and can be removed by posting `inherit`. */
export interface Stray {
  readonly field: Field
  readonly value: string | null
}

/** A section as a page shows it at one scope. */
export interface SectionState {
  readonly fields: readonly FieldState[]
  readonly strays: readonly Stray[]
  /** Values of the fields that others here hang on and that are not shown here: of another section, or of another scope. */
  readonly elsewhere: ReadonlyMap<Field, string>
}

export interface FieldStatesOptions {
  readonly database: Database
  readonly structure: Pick<Structure, 'defaults' | 'findDeclaredField'>
  readonly overrides: EnvOverrides
  readonly encryptor: Encryptor
  readonly models: Pick<ModelRegistry, 'source' | 'backend' | 'comment'>
  readonly scopes: ScopeDirectory
}

/** Lists the states of a section's visible fields at a scope; reads the table once. Where the table says what it said before, so does the answer: it is the same, frozen object. */
export type ListFieldStates = (request: { readonly section: Section, readonly scope: Scope, readonly locale: string }) => Promise<SectionState>

/** Builds the reader of a section's states. */
export function createListFieldStates (options: FieldStatesOptions): ListFieldStates {
  const { database, structure, overrides, scopes } = options
  const listDecidersElsewhere = createListDecidersElsewhere(structure.findDeclaredField)
  const keep = createKeepStates<SectionState>()
  return async ({ section, scope, locale }) => {
    const levels = await listLevels(scope, scopes, overrides.areScoped || structure.defaults.areScoped)
    const elsewhere = listDecidersElsewhere(section, scope.type)
    const rows = await listRows(database, [...new Set([...section.fields, ...elsewhere].map(field => field.path))], levels)
    const make = (models: FieldStatesOptions['models']): SectionState => {
      const ownPaths = new Set(section.fields.map(field => field.path))
      const ownRows = rows.filter(row => row.scope === scope.type && row.scopeId === scope.id && ownPaths.has(row.path))
      const around: Surroundings = { ...options, models, scope, levels, locale, byPath: groupByPath(rows) }
      const toState = (field: Field): FieldState => toFieldState(field, around)
      return {
        fields: listFields(section, scope.type).map(toState),
        elsewhere: new Map(elsewhere.map(field => [field, toState(field).value])),
        strays: listStrays(section, scope, ownRows)
      }
    }
    // Options that are read anew at each request are no part of the key.
    if (section.fields.some(field => hasLiveOptions(field, options.models))) return make(await readLiveModels(options.models, section.fields, database))
    return keep(JSON.stringify([section.id, locale, levels, overrides.version, rows]), () => make(options.models))
  }
}

function groupByPath (rows: readonly ConfigRow[]): Map<string, ConfigRow[]> {
  const groups = new Map<string, ConfigRow[]>()
  for (const row of rows) groups.set(row.path, [...groups.get(row.path) ?? [], row])
  return groups
}

interface Surroundings extends FieldStatesOptions {
  readonly scope: Scope
  readonly levels: readonly Level[]
  readonly locale: string
  readonly byPath: ReadonlyMap<string, readonly ConfigRow[]>
}

function toFieldState (field: Field, around: Surroundings): FieldState {
  const { scope, levels, overrides, structure, models, locale } = around
  const candidates = listCandidates(field.path, levels, around.byPath.get(field.path) ?? [], { overrides, defaults: structure.defaults })
  const show = (candidate: Candidate | undefined): string => field.secret ? '' : toFormText(field, candidate?.stored ?? null, around)
  const value = show(candidates[0])
  const lock = findLock(overrides, field.path, levels)
  const hasOwnRow = candidates.some(candidate => isOwnRow(candidate, scope))
  const isLockedHere = lock?.atScope.type === scope.type && lock.atScope.id === scope.id
  const label = findInheritLabel(field, scope)
  return {
    field,
    value,
    values: value === '' ? [] : listTypes.has(field.type) ? value.split(',') : [value],
    inheritedValue: show(candidates.find(candidate => !isOwnRow(candidate, scope))),
    secret: field.secret ? toSecretState(readStored(candidates[0]?.stored ?? null, field.encrypted, around.encryptor), candidates[0]) : null,
    inherit: label === undefined ? null : { checked: !hasOwnRow && !isLockedHere, label },
    locked: lock === undefined ? null : toShownLock(lock),
    required: isRequired(field.validate ?? ''),
    // Asked for only where the row is rendered anew: long lists in the reader's language are not cheap.
    get options () { return listOptions(field, models, locale) },
    hasLiveOptions: field.sourceModel !== undefined && hasLiveOptions(field, models),
    comment: models.comment?.get(field.commentModel ?? '')?.comment(value) ?? (field.comment === undefined ? null : { phrase: field.comment, args: [] }),
    hasOwnRow,
    source: toSource(candidates[0])
  }
}

function toSource (candidate: Candidate | undefined): ValueSource | null {
  if (candidate === undefined) return null
  const { stored: _stored, ...source } = candidate
  return source
}

function listStrays (section: Section, scope: Scope, ownRows: readonly ConfigRow[]): Stray[] {
  const values = new Map(ownRows.map(row => [row.path, row.value]))
  return section.fields
    .filter(field => !field.shown[scope.type] && values.has(field.path))
    .map(field => ({ field, value: field.secret ? null : values.get(field.path) ?? null }))
}
