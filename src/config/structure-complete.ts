import type { MergedDeclarations, MergedField, MergedGroup, ModuleConfiguration } from './structure-merge.ts'

/** The names of all modules that are here, and of those they stand for. */
export function listInstalledNames (modules: ReadonlyArray<Pick<ModuleConfiguration, 'name' | 'standsFor'>>): Set<string> {
  return new Set(modules.flatMap(({ name, standsFor = [] }) => [name, ...standsFor]))
}

/** Takes out what is only there with a module that is not, and gives what files left unsaid the original's defaults. */
export function completeDeclarations (merged: MergedDeclarations, installed: ReadonlySet<string>): void {
  const isOff = ({ attributes }: { readonly attributes: { readonly ifModuleEnabled?: string } }): boolean =>
    attributes.ifModuleEnabled !== undefined && !installed.has(attributes.ifModuleEnabled)
  for (const [id, tab] of merged.tabs) {
    merged.tabs.set(id, { ...tab, attributes: { ...tab.attributes, label: tab.attributes.label ?? id, sortOrder: tab.attributes.sortOrder ?? 0 } })
  }
  for (const [id, section] of merged.sections) {
    if (isOff(section)) merged.sections.delete(id)
    else merged.sections.set(id, { ...section, attributes: { ...section.attributes, sortOrder: section.attributes.sortOrder ?? 0 } })
    completeGroups(section.groups, isOff)
  }
}

function completeGroups (groups: Map<string, MergedGroup>, isOff: (thing: MergedGroup | MergedField) => boolean): void {
  for (const [id, group] of groups) {
    if (isOff(group)) groups.delete(id)
    else groups.set(id, withBasics(group))
    for (const [fieldId, field] of group.fields) {
      if (isOff(field)) group.fields.delete(fieldId)
      else group.fields.set(fieldId, withBasics(field))
    }
    completeGroups(group.groups, isOff)
  }
}

/** Every group and field has a label and a place: without its own word it has no words, and stands first. */
function withBasics<Thing extends { readonly attributes: { readonly label: string, readonly sortOrder: number } }> (thing: Thing): Thing {
  const { label, sortOrder } = thing.attributes as Partial<Thing['attributes']>
  return label !== undefined && sortOrder !== undefined ? thing : { ...thing, attributes: { ...thing.attributes, label: label ?? '', sortOrder: sortOrder ?? 0 } }
}
