import type { Option } from '../../config/declaration.ts'
import type { FieldState } from '../../config/field-state.ts'
import type { Structure } from '../../config/structure.ts'
import type { Locale, Phrases, Translate } from '../../kernel/phrases.ts'
import type { RenderFragment } from '../../kernel/view/view.ts'
import { toDependencies } from './field-dependencies.ts'

/** A field at one showing: its state, and what of its row can differ from the last showing. */
export interface FieldRow {
  readonly state: FieldState
  readonly value: string
  readonly values: readonly string[]
  readonly inherits: boolean
  readonly lockedText: string
  /** What is said of a stored secret; empty where none is stored. */
  readonly secretText: string
  readonly errorText: string
}

/** Renders a field's row in a language. */
export type RenderFieldRow = (row: FieldRow, locale: Locale) => Buffer

export interface FieldRowOptions {
  readonly structure: Pick<Structure, 'findDeclaredField'>
  readonly phrases: Phrases
  readonly renderFragment: RenderFragment
}

const scopeTexts: Readonly<Record<string, string>> = { '[GLOBAL]': 'global', '[WEBSITE]': 'website', '[STORE VIEW]': 'store view' }
const mostKept = 3000
/** Rows with longer values change too seldom alike to be worth keeping. */
const longestKept = 4096

/** Builds the renderer. Rendering is what a configuration page costs, and most rows are the same at every showing: they are kept by all that can change. */
export function createRenderFieldRow ({ structure, phrases, renderFragment }: FieldRowOptions): RenderFieldRow {
  const kept = new Map<string, Buffer>()
  return (row, locale) => {
    const { field, inherit } = row.state
    const render = (): Buffer => Buffer.from(renderFragment(locale, 'config/field-row.njk', { field: toModel(structure, row, phrases.translator(locale)) }).val)
    if (row.errorText !== '' || row.value.length > longestKept) return render()
    const key = JSON.stringify([locale, field.elementId, row.value, row.inherits, inherit?.label, row.lockedText, row.secretText])
    const known = kept.get(key)
    if (known !== undefined) return known
    const markup = render()
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
    kept.set(key, markup)
    return markup
  }
}

function toModel (structure: FieldRowOptions['structure'], row: FieldRow, translate: Translate): object {
  const { field, required, options, inherit } = row.state
  const toText = (phrase: string | undefined): string | null => phrase === undefined ? null : translate(phrase)
  return {
    id: field.elementId,
    rowId: `row_${field.elementId}`,
    name: `${field.inputName}[value]`,
    inheritName: `${field.inputName}[inherit]`,
    type: field.type,
    label: translate(field.label),
    scopeLabel: field.scopeLabel,
    scopeText: translate(scopeTexts[field.scopeLabel] ?? ''),
    value: row.value,
    values: row.values,
    options: toOptions(options, new Set(row.values), translate),
    required,
    validate: field.validate ?? '',
    classes: field.frontendClass ?? '',
    comment: toText(field.comment),
    tooltip: toText(field.tooltip),
    inherit: inherit === null ? null : { checked: row.inherits, label: translate(inherit.label) },
    locked: row.lockedText === '' ? null : { text: row.lockedText },
    secretState: row.secretText === '' ? null : { text: row.secretText },
    error: row.errorText === '' ? null : row.errorText,
    warning: field.missingClasses.length === 0 ? null : translate('This field belongs to %1, which is not available here. The value can be changed and saved all the same.', field.missingClasses.join(', ')),
    dependsOn: toDependencies(structure, field.depends)
  }
}

function toOptions (options: readonly Option[], selected: ReadonlySet<string>, translate: Translate): object[] {
  return options.map(option => {
    const label = option.localized === true ? option.label : translate(option.label)
    if (option.options !== undefined) return { label, options: toOptions(option.options, selected, translate) }
    return { value: option.value, label, selected: selected.has(option.value) }
  })
}
