import { succeed, refuse, type OptionDefinition, type Outcome } from './command.ts'
import type { CommandInput } from './command-input.ts'

/** A column of a listing: its head in the table, its name in JSON. */
export interface Column {
  readonly head: string
  readonly name: string
}

/** A cell; null is empty in a table and null in JSON. */
export type Cell = string | number | boolean | null

/** The option of every listing. */
export const formatOption: OptionDefinition = { name: 'format', value: 'format', description: 'Output format: table or json' }

/** Prints a listing in the format that was asked for; `toText` is what is printed without one. */
export function print (input: CommandInput, data: unknown, toText: () => string): Outcome {
  const format = input.text('format') ?? 'table'
  if (format === 'json') return succeed(JSON.stringify(data, null, 2))
  if (format === 'table') return succeed(toText())
  return refuse(`The format "${format}" is not known. Use table or json.`)
}

/** Prints rows as a table with borders, or as a list of objects; `nothing` stands for null in the table, so that it can be told from an empty text. */
export function printTable (input: CommandInput, columns: readonly Column[], rows: ReadonlyArray<readonly Cell[]>, nothing = ''): Outcome {
  const data = rows.map(row => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])))
  return print(input, data, () => toTable(columns.map(({ head }) => head), rows.map(row => row.map(cell => cell ?? nothing))))
}

/** A table as the original's console draws it: `+---+` borders, a blank on either side of a cell. */
function toTable (heads: readonly string[], rows: ReadonlyArray<readonly Cell[]>): string {
  const texts = rows.map(row => heads.map((_, index) => toCellLines(row[index] ?? null)))
  const widths = heads.map((head, index) => Math.max(countWidth(head), ...texts.flatMap(row => row[index]!.map(countWidth))))
  const border = `+${widths.map(width => '-'.repeat(width + 2)).join('+')}+`
  const toLine = (cells: readonly string[]): string => `|${widths.map((width, index) => ` ${cells[index] ?? ''}${' '.repeat(width - countWidth(cells[index] ?? ''))} `).join('|')}|`
  const body = texts.flatMap(row => Array.from({ length: Math.max(1, ...row.map(lines => lines.length)) }, (_, line) => toLine(row.map(lines => lines[line] ?? ''))))
  return [border, toLine(heads), border, ...body, ...body.length > 0 ? [border] : []].join('\n')
}

/** Control characters of a value must not steer the terminal. */
function toCellLines (cell: Cell): string[] {
  return String(cell ?? '').split('\n').map(line => line.replace(/\p{Cc}/gu, ' '))
}

function countWidth (text: string): number {
  return [...text].length
}
