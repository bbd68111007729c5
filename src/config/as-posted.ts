import type { ModelRegistry } from './models.ts'
import type { PostedField, PostedTree } from './posted-section.ts'
import { listTypes } from './posted-value.ts'
import { readListRows } from './rows.ts'
import type { Field } from './structure.ts'

/** Shapes a stored value as the field's form would post it, so that it passes the very checks of a save; undefined posts the inherit box. */
export function toPostedField (field: Field, stored: string | null | undefined, models: Pick<ModelRegistry, 'backend'>): PostedField {
  if (stored === undefined) return { inherit: true }
  const model = models.backend.get(field.backendModel ?? '')
  const text = stored ?? ''
  return { value: toPosted(field, text !== '' && model?.toForm !== undefined ? model.toForm(text) : text), inherit: false }
}

function toPosted (field: Field, text: string): PostedTree[string] {
  if (text === '') return text
  if (field.type === 'rows') return Object.fromEntries(readListRows(text).map(({ id, cells }) => [id, { ...cells }]))
  return listTypes.has(field.type) ? text.split(',') : text
}
