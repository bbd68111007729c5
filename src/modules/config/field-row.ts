import type { Option } from '../../config/declaration.ts'
import type { FieldState } from '../../config/field-state.ts'
import type { Locale, Phrases, Translate } from '../../kernel/phrases.ts'
import type { RenderFragment } from '../../kernel/view/view.ts'
import { toCommentMarkup } from './comment-markup.ts'
import { toAttributes, toControlModel, type ControlOptions } from './control-model.ts'
import type { Origin } from './origin.ts'
import { toWebAddress } from './web-address.ts'

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
  /** Conditions on which the row is shown, and on which its control is open, as the script reads them. */
  readonly dependsOn: readonly object[]
  readonly enabledBy: readonly object[]
  readonly origin: Origin
}

/** Renders a field's row in a language. */
export type RenderFieldRow = (row: FieldRow, locale: Locale) => Buffer

export interface FieldRowOptions {
  readonly adminUrl: string
  readonly phrases: Phrases
  readonly renderFragment: RenderFragment
}

const scopeTexts: Readonly<Record<string, string>> = { '[GLOBAL]': 'global', '[WEBSITE]': 'website', '[STORE VIEW]': 'store view' }
const mostKept = 3000
/** Rows with longer values change too seldom alike to be worth keeping. */
const longestKept = 4096

/** Builds the renderer. Rendering is what a configuration page costs, and most rows are the same at every showing: they are kept by all that can change. */
export function createRenderFieldRow ({ adminUrl, phrases, renderFragment }: FieldRowOptions): RenderFieldRow {
  const kept = new Map<string, Buffer>()
  return (row, locale) => {
    const { field, inherit } = row.state
    const render = (): Buffer => Buffer.from(renderFragment(locale, 'config/field-row.njk', { field: toModel(row, { adminUrl, translate: phrases.translator(locale) }) }).val)
    if (row.errorText !== '' || row.state.hasLiveOptions || row.value.length > longestKept) return render()
    const key = JSON.stringify([locale, field.elementId, row.value, row.inherits, inherit?.label, row.lockedText, row.secretText, row.origin.text, row.origin.isOverridden, row.dependsOn, row.enabledBy])
    const known = kept.get(key)
    if (known !== undefined) return known
    const markup = render()
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
    kept.set(key, markup)
    return markup
  }
}

function toModel (row: FieldRow, control: ControlOptions): object {
  const { translate } = control
  const { field, required, options, inherit, comment } = row.state
  const missing = field.type === 'unknown' && field.missingClasses.length === 0 ? [field.frontendModel ?? field.id] : field.missingClasses
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
    // The original's classes are rules too, but only the browser's; a name that is no rule stays a class.
    validate: [...new Set(`${field.validate ?? ''} ${field.frontendClass ?? ''}`.split(' '))].filter(name => name !== '').join(' '),
    comment: comment === null ? null : toCommentMarkup(translate(comment.phrase, ...comment.args)),
    tooltip: toText(field.tooltip),
    hint: toText(field.hint),
    moreUrl: toWebAddress(field.moreUrl),
    demoUrl: toWebAddress(field.demoUrl),
    attributes: toAttributes(row),
    warning: missing.length === 0 ? null : translate('This field belongs to %1, which is not available here. The value can be changed and saved all the same.', missing.join(', ')),
    inherit: inherit === null || field.type === 'button' || field.type === 'link' ? null : { checked: row.inherits, label: translate(inherit.label) },
    locked: row.lockedText === '' ? null : { text: row.lockedText },
    secretState: row.secretText === '' ? null : { text: row.secretText },
    error: row.errorText === '' ? null : row.errorText,
    action: field.action === undefined ? null : { text: translate(field.action.label), href: `${control.adminUrl}${field.action.path}/`, field: field.declaredPath },
    origin: row.origin,
    dependsOn: row.dependsOn,
    enabledBy: row.enabledBy,
    ...toControlModel(row, control)
  }
}

function toOptions (options: readonly Option[], selected: ReadonlySet<string>, translate: Translate): object[] {
  return options.map(option => {
    const label = option.localized === true ? option.label : translate(option.label)
    if (option.options !== undefined) return { label, options: toOptions(option.options, selected, translate) }
    return { value: option.value, label, selected: selected.has(option.value) }
  })
}
