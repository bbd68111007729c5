import { listTypes } from '../../config/posted-value.ts'
import { toListRowsText } from '../../config/rows.ts'
import { listFields, type Field, type Section } from '../../config/structure.ts'
import type { Scope } from '../../config/scope.ts'
import type { FormBody } from '../../kernel/http/form-body.ts'

/** What somebody typed, by input name; what is shown again is never a secret. */
export type TypedValues = Readonly<Record<string, string | string[]>>

/** Takes the typed values of a section's fields from a form, without those of secret fields. */
export function toTypedValues (section: Section, scope: Pick<Scope, 'type'>, form: FormBody): TypedValues {
  const fields = listFields(section, scope.type).filter(field => !field.secret)
  const names = new Set(fields.flatMap(listInputNames))
  const beginnings = fields.filter(field => field.type === 'rows').map(toCellBeginning)
  const typed: Record<string, string | string[]> = {}
  for (const [name, value] of form.entries) {
    if (!names.has(name) && !beginnings.some(beginning => name.startsWith(beginning))) continue
    const present = typed[name]
    if (name.endsWith('[]')) typed[name] = [...Array.isArray(present) ? present : [], value]
    else typed[name] = value
  }
  return typed
}

/** What was typed for a field: its value (parts of a multiselect) and whether its inherit box was ticked; undefined where nothing was. */
export function findTyped (typed: TypedValues, field: Field): { values: readonly string[], inherits: boolean } | undefined {
  const [single, several, inherit] = listInputNames(field).map(name => typed[name])
  const values = (field.type === 'rows' ? findTypedRows(typed, field) : undefined) ?? several ?? single
  if (values === undefined && inherit === undefined) return undefined
  return { values: Array.isArray(values) ? values : values === undefined || (listTypes.has(field.type) && values === '') ? [] : [values], inherits: inherit === '1' }
}

/** Cells are named `…[value][<row>][<column>]`; the rows that somebody typed come as they would be stored. */
function findTypedRows (typed: TypedValues, field: Field): string | undefined {
  const beginning = toCellBeginning(field)
  const cells = Object.entries(typed).filter(([name]) => name.startsWith(beginning))
  if (cells.length === 0) return undefined
  const rows = new Map<string, Record<string, string>>()
  for (const [name, cell] of cells) {
    const [id, column] = name.slice(beginning.length, -1).split('][')
    if (column !== undefined && typeof cell === 'string') rows.set(id!, { ...rows.get(id!), [column]: cell })
  }
  return toListRowsText([...rows].map(([id, row]) => ({ id, cells: row })).filter(row => Object.values(row.cells).some(cell => cell !== '')))
}

function toCellBeginning (field: Field): string {
  return `${field.inputName}[value][`
}

function listInputNames (field: Field): string[] {
  return [`${field.inputName}[value]`, `${field.inputName}[value][]`, `${field.inputName}[inherit]`]
}
