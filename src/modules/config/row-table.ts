import type { RowColumn } from '../../config/declaration.ts'
import { listColumns, readListRows } from '../../config/rows.ts'
import type { Field } from '../../config/structure.ts'
import type { Translate } from '../../kernel/phrases.ts'

/** Empty rows at the end, so that rows can be added without a script. */
const spareRows = 3
/** In the row that scripts copy this stands for the new row's id. */
const idPlace = '__id__'

interface Place { readonly field: Field, readonly columns: readonly RowColumn[], readonly translate: Translate }

/** A field of type `rows` as its table shows it. */
export function toRowTable (field: Field, value: string, translate: Translate): object {
  const rows = readListRows(value)
  const columns = listColumns(field.columns, rows)
  const place = { field, columns, translate }
  const next = Math.max(0, ...rows.map(row => Number(/\d+$/.exec(row.id)?.[0] ?? 0))) + 1
  return {
    emptyName: `${field.inputName}[value][__empty]`,
    columns: columns.map(column => ({ label: translate(column.label) })),
    rows: rows.map((row, index) => toRow(place, row.id, index + 1, row.cells)),
    spare: Array.from({ length: columns.length === 0 ? 0 : spareRows }, (_, index) => toRow(place, `_row_${next + index}`, rows.length + index + 1)),
    pattern: toRow(place, idPlace, idPlace)
  }
}

function toRow ({ field, columns, translate }: Place, id: string, number: number | string, cells?: Readonly<Record<string, string>>): object {
  return {
    label: translate('Row %1', number),
    cells: columns.map(column => {
      const value = cells?.[column.id] ?? ''
      return {
        id: `${field.elementId}_${id}_${column.id}`,
        name: `${field.inputName}[value][${id}][${column.id}]`,
        label: `${translate(column.label)}, ${translate('Row %1', number)}`,
        value,
        validate: column.cssClass ?? '',
        options: column.options === undefined ? null : toOptions(column.options, value, cells === undefined, translate)
      }
    })
  }
}

/** An empty row begins with no choice, else it would not be empty. */
function toOptions (options: NonNullable<RowColumn['options']>, value: string, isSpare: boolean, translate: Translate): object[] {
  const known = options.map(option => ({ value: option.value, label: option.localized === true ? option.label : translate(option.label), selected: option.value === value }))
  return isSpare ? [{ value: '', label: '', selected: true }, ...known.filter(option => option.value !== '')] : known
}
