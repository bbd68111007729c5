import type { RowColumn } from './declaration.ts'

/** One row of a field of type `rows`: its id, and its cells by column. */
export interface ListRow {
  readonly id: string
  readonly cells: Readonly<Record<string, string>>
}

/** Reads the stored JSON of a list of rows, an object by row id or a plain list; what is not one gives no rows. */
export function readListRows (stored: string): ListRow[] {
  return Object.entries(parse(stored)).flatMap(([id, row]) => typeof row === 'object' && row !== null && !Array.isArray(row)
    ? [{ id, cells: Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, toText(cell)])) }]
    : [])
}

/** The stored form: as the original's, an object by row id, a list where the ids are 0, 1, 2 …, and `[]` where there is no row. */
export function toListRowsText (rows: readonly ListRow[]): string {
  const isList = rows.every((row, index) => row.id === String(index))
  return JSON.stringify(isList ? rows.map(row => row.cells) : Object.fromEntries(rows.map(row => [row.id, row.cells])))
}

/** The columns as declared; where none are, those that the rows themselves have. */
export function listColumns (declared: readonly RowColumn[] | undefined, rows: readonly ListRow[]): readonly RowColumn[] {
  if (declared !== undefined && declared.length > 0) return declared
  return [...new Set(rows.flatMap(row => Object.keys(row.cells)))].map(id => ({ id, label: id }))
}

function parse (stored: string): object {
  try {
    const value = JSON.parse(stored) as unknown
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

function toText (cell: unknown): string {
  return typeof cell === 'string' ? cell : cell === null || cell === undefined ? '' : JSON.stringify(cell)
}
