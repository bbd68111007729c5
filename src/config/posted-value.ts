import { listOptionValues } from './field-options.ts'
import type { PostedTree } from './posted-section.ts'
import { toListRowsText, type ListRow } from './rows.ts'
import type { Field } from './structure.ts'
import { validateValue, type Reason } from './validators.ts'

/** What the form sent for a field as one text, with the parts that its options are checked against. */
export interface PostedText {
  readonly text: string
  readonly parts: readonly string[]
}

const notOneText: Reason = { phrase: 'One text was expected here, but the form sent something else.', args: [] }
const onlyShown: Reason = { phrase: 'This field only shows a value; it cannot be saved.', args: [] }
/** An input of its own says that the list was on the page, as in the original. */
const emptyMark = '__empty'

/** Types that say or do something and hold no value. */
const withoutValue: ReadonlySet<string> = new Set(['label', 'note', 'heading', 'button', 'link'])

/** Types that post several values under one name. */
export const listTypes: ReadonlySet<string> = new Set(['multiselect', 'checkboxes'])

/** Reads what was posted for a field in the shape that its type has; nothing is trimmed, cut or merged. */
export function toPostedText (field: Field, posted: PostedTree[string]): PostedText | Reason {
  if (withoutValue.has(field.type)) return onlyShown
  if (listTypes.has(field.type)) return readList(posted)
  if (field.type === 'time') return readTime(posted)
  if (field.type === 'rows') return readRows(field, posted)
  return typeof posted === 'string' ? { text: posted, parts: [posted] } : notOneText
}

/** A list, one text, or an empty text for none. */
function readList (posted: PostedTree[string]): PostedText | Reason {
  if (typeof posted !== 'string' && !Array.isArray(posted)) return notOneText
  const parts = [posted].flat().filter(part => part !== '')
  return { text: parts.join(','), parts }
}

/** Hour, minute and second, as three values or already joined. */
function readTime (posted: PostedTree[string]): PostedText | Reason {
  if (typeof posted !== 'string' && !Array.isArray(posted)) return notOneText
  const text = [posted].flat().join(',')
  const isTime = /^(?:[01]\d|2[0-3])(?:,[0-5]\d){2}$/.test(text)
  return isTime || text === '' ? { text, parts: [text] } : { phrase: 'This is no time of day. Choose the hour, the minute and the second.', args: [] }
}

/** Rows of which every cell is empty are the spare ones of the form, and those that somebody cleared: they are left out. */
function readRows (field: Field, posted: PostedTree[string]): PostedText | Reason {
  if (posted === '') return { text: '[]', parts: [] }
  if (typeof posted === 'string' || Array.isArray(posted)) return notOneText
  const rows: ListRow[] = []
  for (const [id, cells] of Object.entries(posted)) {
    if (id === emptyMark) continue
    const row = readRow(id, cells)
    if ('phrase' in row) return row
    if (Object.values(row.cells).every(cell => cell === '')) continue
    const reason = findWrongCell(field, row)
    if (reason !== undefined) return reason
    rows.push(row)
  }
  return { text: toListRowsText(rows), parts: rows.flatMap(row => Object.values(row.cells)) }
}

function readRow (id: string, cells: PostedTree[string]): ListRow | Reason {
  if (!/^[\w-]{1,64}$/.test(id) || id === '__proto__' || typeof cells === 'string' || Array.isArray(cells)) return notOneText
  const texts = Object.entries(cells)
  return texts.every((entry): entry is [string, string] => typeof entry[1] === 'string') ? { id, cells: Object.fromEntries(texts) } : notOneText
}

function findWrongCell (field: Field, row: ListRow): Reason | undefined {
  const columns = new Map((field.columns ?? []).map(column => [column.id, column]))
  for (const [id, cell] of Object.entries(row.cells)) {
    const column = columns.get(id)
    if (column === undefined && columns.size > 0) return { phrase: 'This list has no column "%1".', args: [id.slice(0, 80)] }
    const options = column?.options
    if (options !== undefined && !listOptionValues(options).includes(cell)) return { phrase: 'The option "%1" is not in the list.', args: [cell.slice(0, 80)] }
    const reason = validateValue(column?.cssClass ?? '', cell)
    if (reason !== undefined) return reason
  }
  return undefined
}
