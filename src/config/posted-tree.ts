import type { PostedField, PostedTree } from './posted-section.ts'
import type { Field } from './structure.ts'

/** The post that says something of one field and nothing else, as it stands below `groups` of the form. */
export function toPostedTree (field: Pick<Field, 'id' | 'groups'>, { value, inherit }: PostedField): PostedTree {
  const [innermost, ...outer] = [...field.groups].reverse()
  const said: PostedTree = { ...value === undefined ? {} : { value }, ...inherit ? { inherit: '1' } : {} }
  const tree: PostedTree = { [innermost!.id]: { fields: { [field.id]: said } } }
  return outer.reduce<PostedTree>((inner, group) => ({ [group.id]: { groups: inner } }), tree)
}
