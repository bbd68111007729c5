import type { Dependency } from './declaration.ts'
import type { KnownModels } from './missing-models.ts'
import type { MergedDeclarations, MergedField, MergedGroup } from './structure-merge.ts'

/**
 * Repeats the fields of groups that name a clone model, as the original does: once for each of its prefixes (the values of its
 * options), under `<prefix><field>` and labelled `<label of the prefix> <label>`. Where nobody has the model they stay as they are.
 */
export function cloneFields ({ sections }: MergedDeclarations, models: KnownModels): void {
  for (const section of sections.values()) cloneInGroups(section.groups, models)
}

function cloneInGroups (groups: Map<string, MergedGroup>, models: KnownModels): void {
  for (const [id, group] of groups) {
    cloneInGroups(group.groups, models)
    const prefixes = models.source.get(group.attributes.cloneModel ?? '')?.options?.({ locale: 'en_US' })
    if (prefixes === undefined) continue
    const clones = prefixes.flatMap(({ value, label }, index) => [...group.fields.values()].map(field => toClone(field, { prefix: value, label, index })))
    groups.set(id, { ...group, fields: new Map(clones.map(field => [field.attributes.id, field])) })
  }
}

function toClone (field: MergedField, { prefix, label, index }: { prefix: string, label: string, index: number }): MergedField {
  const { attributes, ids } = field
  const id = prefix + attributes.id
  const depends = attributes.depends?.map((dependency): Dependency => ({ ...dependency, field: dependency.field.replace(/[^/]+$/, last => prefix + last) }))
  return {
    ...field,
    ids: [...ids.slice(0, -1), id],
    // All of one prefix before those of the next.
    attributes: { ...attributes, id, label: `${label} ${attributes.label}`.trim(), sortOrder: attributes.sortOrder + index * behindOthers, ...depends === undefined ? {} : { depends } }
  }
}

/** No declared sort order is as high. */
const behindOthers = 1_000_000
