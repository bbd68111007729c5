import { listEnabling } from '../../config/depends.ts'
import type { ShownLock } from '../../config/env-override.ts'
import type { FieldState, SectionState } from '../../config/field-state.ts'
import type { Refusal } from '../../config/posted-section.ts'
import type { Scope } from '../../config/scope.ts'
import { isVisible, type Field, type Group, type Section, type Structure } from '../../config/structure.ts'
import type { Translate } from '../../kernel/phrases.ts'
import { toCommentMarkup } from './comment-markup.ts'
import { toDependencies } from './field-dependencies.ts'
import type { FieldRow } from './field-row.ts'
import type { OriginOf } from './origin.ts'
import type { GroupModel } from './render-group.ts'
import { findTyped, type TypedValues } from './typed-values.ts'
import { toWebAddress } from './web-address.ts'

/** What turns a section's state into the groups of the page. */
export interface SectionModelOptions {
  readonly section: Section
  readonly scope: Scope
  readonly state: SectionState
  readonly structure: Pick<Structure, 'findDeclaredField'>
  readonly translate: Translate
  readonly formatTime: (time: Date) => string
  /** The installation shows itself as a single store. */
  readonly isSingleStore: boolean
  /** Values to show instead of the stored ones: what was typed before the form could not be taken. */
  readonly typed: TypedValues
  readonly refusals: readonly Refusal[]
  /** Whether a group is open, by its element id; undefined where the user has not said. */
  readonly isOpen: (elementId: string) => boolean | undefined
  readonly originOf: OriginOf
  readonly renderRow: (row: FieldRow) => Buffer
  readonly renderGroup: (group: GroupModel, rows: readonly Buffer[]) => Buffer[]
}

/** The groups of a section, fields and inner groups in the order of the page. */
export function renderGroups (options: SectionModelOptions): Buffer[] {
  const states = new Map(options.state.fields.map(state => [state.field, state]))
  const visible = options.section.groups.filter(group => isVisible(group, options.scope.type, options.isSingleStore))
  return visible.flatMap((group, index) => renderGroup(options, states, group, index === 0))
}

function renderGroup (options: SectionModelOptions, states: ReadonlyMap<Field, FieldState>, group: Group, isFirst: boolean): Buffer[] {
  const { translate, scope, refusals } = options
  const hasError = refusals.some(refusal => refusal.elementId.startsWith(`${group.elementId}_`))
  const model = {
    id: group.elementId,
    // Some modules only draw a logo; whoever does not see it needs a name to open the group by.
    label: group.label === '' ? group.id : translate(group.label),
    comment: group.comment === undefined ? null : toCommentMarkup(translate(group.comment)),
    cssClass: group.fieldsetCss ?? '',
    headerCss: group.headerCss ?? '',
    moreUrl: toWebAddress(group.moreUrl),
    demoUrl: toWebAddress(group.demoUrl),
    helpUrl: toWebAddress(group.helpUrl),
    open: hasError || (options.isOpen(group.elementId) ?? (isFirst || group.expanded === true)),
    dependsOn: toDependencies(options.structure, group.depends ?? [], options.state.elsewhere),
    nested: !options.section.groups.includes(group),
    canReset: options.state.fields.some(state => canReset(state) && state.field.groups.includes(group))
  }
  const visible = group.children.filter(child => isVisible(child, scope.type, options.isSingleStore))
  const rows = visible.flatMap(child => child.kind === 'group' ? renderGroup(options, states, child, false) : options.renderRow(toFieldRow(options, states.get(child)!)))
  return options.renderGroup(model, rows)
}

/** What of a field's row changes from showing to showing. */
function toFieldRow (options: SectionModelOptions, state: FieldState): FieldRow {
  const { translate, refusals } = options
  const { field } = state
  const refusal = refusals.find(({ elementId }) => elementId === field.elementId)
  const typed = state.locked === null ? findTyped(options.typed, field) : undefined
  const isTyped = typed !== undefined && !typed.inherits
  return {
    state,
    values: isTyped ? typed.values : state.values,
    value: isTyped ? typed.values.join(',') : state.value,
    inherits: typed === undefined ? state.inherit?.checked === true : typed.inherits,
    lockedText: state.locked === null ? '' : toLockedText(translate, field.path, state.locked),
    secretText: toSecretText(options, state),
    errorText: refusal === undefined ? '' : translate(refusal.phrase, ...refusal.args),
    dependsOn: toDependencies(options.structure, field.depends ?? [], options.state.elsewhere),
    enabledBy: toDependencies(options.structure, listEnabling(field, options.structure.findDeclaredField), options.state.elsewhere),
    origin: options.originOf(state)
  }
}

/** Whether a field has a value of its own that can be given up. */
export function canReset ({ hasOwnRow, inherit, locked }: FieldState): boolean {
  return hasOwnRow && inherit !== null && locked === null
}

/** Who locks a field, and what unlocks it. */
function toLockedText (translate: Translate, path: string, { variable, file, atScope, atCode }: ShownLock): string {
  if (variable !== undefined) return translate('Locked by the environment variable %1. Whoever runs this installation can remove the variable and start it again to unlock the field.', variable)
  const scope = atScope.type === 'default' ? '' : `--scope=${atScope.type} --scope-code=${atCode} `
  return translate('Locked by the file %1. Whoever runs this installation can unlock the field with: %2', file ?? '', `npx backroom config:unlock ${scope}${path}`)
}

/** What may be said of a secret; empty where none is stored. */
export function toSecretText ({ translate, formatTime }: Pick<SectionModelOptions, 'translate' | 'formatTime'>, { secret }: FieldState): string {
  if (secret === null || secret.state === 'empty') return ''
  if (secret.state === 'undecryptable') return translate('A value is stored, but it was encrypted with another crypt key and cannot be read. Type it again to replace it.')
  const changedAt = secret.changedAt === undefined ? '' : formatTime(secret.changedAt)
  if (secret.lastFour === undefined) return translate('A value is stored (changed %1).', changedAt)
  return translate('A value is stored; it ends in %1 (changed %2).', secret.lastFour, changedAt)
}
