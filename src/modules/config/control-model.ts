import type { FieldState } from '../../config/field-state.ts'
import { findFolderParts } from '../../config/upload-check.ts'
import { toMediaUrl } from '../../kernel/http/media.ts'
import type { Translate } from '../../kernel/phrases.ts'
import { toRowTable } from './row-table.ts'
import { toWebAddress } from './web-address.ts'

/** What of a field's row its control is made of. */
export interface ControlRow {
  readonly state: Pick<FieldState, 'field'>
  /** The value to show, stored or typed. */
  readonly value: string
}

export interface ControlOptions {
  readonly translate: Translate
  /** `/admin/`, before the paths that buttons name. */
  readonly adminUrl: string
}

/** Attributes that a declaration may give a control. */
const attributeNames: ReadonlySet<string> = new Set(['maxlength', 'minlength', 'min', 'max', 'step', 'placeholder', 'inputmode', 'pattern', 'title', 'readonly'])

/** What the controls of the less common types need besides a name and a value. */
export function toControlModel (row: ControlRow, options: ControlOptions): object {
  const { field } = row.state
  if (field.type === 'time') return { parts: toTimeParts(row, options.translate) }
  if (field.type === 'rows') return { table: toRowTable(field, row.value, options.translate) }
  if (field.type === 'file' || field.type === 'image') return { file: toFile(row), isImage: field.type === 'image' }
  if (field.type === 'button' || field.type === 'link') return { target: toTarget(row, options) }
  return {}
}

/** Attributes of the declaration that the control carries. */
export function toAttributes ({ state: { field } }: ControlRow): Record<string, string> {
  return Object.fromEntries(Object.entries(field.attributes ?? {}).filter(([name]) => attributeNames.has(name)))
}

/** Hour, minute and second; nothing stored shows as midnight, as in the original. */
function toTimeParts ({ state: { field }, value }: ControlRow, translate: Translate): object[] {
  const stored = value.split(',')
  const lists: Array<[string, string, number]> = [['', translate('Hour'), 24], ['_minute', translate('Minute'), 60], ['_second', translate('Second'), 60]]
  return lists.map(([ending, label, count], index) => ({
    id: field.elementId + ending,
    label: `${translate(field.label)}: ${label}`,
    options: Array.from({ length: count }, (_, number) => {
      const text = String(number).padStart(2, '0')
      return { value: text, label: text, selected: text === (stored[index] ?? '00').padStart(2, '0') }
    })
  }))
}

/** The present file with its address; null where there is none. */
function toFile ({ state: { field }, value }: ControlRow): object | null {
  const folder = findFolderParts(field)
  if (value === '') return null
  return { name: value, url: folder === undefined ? null : toMediaUrl([...folder, ...value.split('/')].join('/')) }
}

/** Where a button or link leads: an address of the web opens a new tab, a path of the Admin is posted to by a button. */
function toTarget ({ state: { field }, value }: ControlRow, { translate, adminUrl }: ControlOptions): object {
  const { buttonUrl, buttonLabel, attributes, type, label } = field
  const address = buttonUrl ?? attributes?.['button_url'] ?? attributes?.['href'] ?? value
  const text = translate(buttonLabel ?? attributes?.['button_label'] ?? (type === 'link' && value !== '' ? value : label))
  const isWeb = toWebAddress(address) !== null
  const isPath = /^[\w/-]+$/.test(address) && !address.startsWith('//')
  if (!isWeb && !isPath) return { text, href: null }
  const href = isWeb ? address : adminUrl + address.replace(/^\//, '')
  return { text, href, isPost: isPath && type === 'button', isOutside: isWeb }
}
