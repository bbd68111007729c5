import type { PostedTree } from './posted-section.ts'
import type { Field } from './structure.ts'

const listTypes: ReadonlySet<string> = new Set(['multiselect', 'checkboxes', 'time'])

/** A value as it is stored, in the shape in which a form posts it: lists are posted part by part. */
export function toPosted (field: Pick<Field, 'type'>, value: string): PostedTree[string] {
  if (!listTypes.has(field.type)) return value
  return value === '' ? '' : value.split(',')
}

/** The post that sets one field and nothing else, below `groups` of the form. */
export function toPostedField (field: Pick<Field, 'id' | 'groups' | 'type'>, value: string): PostedTree {
  const [innermost, ...outer] = [...field.groups].reverse()
  const post: PostedTree = { [innermost!.id]: { fields: { [field.id]: { value: toPosted(field, value) } } } }
  return outer.reduce<PostedTree>((inner, group) => ({ [group.id]: { groups: inner } }), post)
}
