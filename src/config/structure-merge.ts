import type { ConfigDefaults, FieldDeclaration, GroupDeclaration, SectionDeclaration, SystemDeclaration, TabDeclaration } from './declaration.ts'
import { createError } from '../kernel/errors.ts'

/** What a module contributes to the configuration. */
export interface ModuleConfiguration {
  readonly name: string
  /** Read from another software's files: what is wrong in it is noted and left out, and does not stop the boot. */
  readonly isForeign?: boolean
  readonly system?: SystemDeclaration
  readonly defaults?: ConfigDefaults
}

/** A declaration after merging; `module` is the last one that touched it, `ids` lead to it from its section. */
interface Merged<Attributes> {
  readonly module: string
  readonly ids: readonly string[]
  readonly attributes: Attributes
}

export type MergedTab = Merged<TabDeclaration>
export type MergedField = Merged<FieldDeclaration>

export interface MergedGroup extends Merged<GroupDeclaration> {
  readonly groups: Map<string, MergedGroup>
  readonly fields: Map<string, MergedField>
}

export interface MergedSection extends Merged<SectionDeclaration> {
  readonly groups: Map<string, MergedGroup>
}

/** Everything that the modules declare, as one tree, in the order in which it was first declared. */
export interface MergedDeclarations {
  readonly tabs: Map<string, MergedTab>
  readonly sections: Map<string, MergedSection>
}

const DeclaredTwice = createError('CONFIG_DECLARED_TWICE', 'The module "%1" declares "%2" twice.', 500)

/** Merges the declarations in the order given: the same ids become one, and what a later module says of them wins. */
export function mergeDeclarations (modules: readonly ModuleConfiguration[]): MergedDeclarations {
  const merged: MergedDeclarations = { tabs: new Map(), sections: new Map() }
  for (const { name, system } of modules) {
    refuseTwice(name, [], system?.tabs)
    for (const tab of system?.tabs ?? []) merged.tabs.set(tab.id, mergeOne(merged.tabs.get(tab.id), name, [tab.id], tab))
    refuseTwice(name, [], system?.sections)
    for (const section of system?.sections ?? []) mergeSection(merged.sections, name, section)
  }
  return merged
}

function mergeSection (sections: Map<string, MergedSection>, module: string, section: SectionDeclaration): void {
  const earlier = sections.get(section.id)
  const groups = earlier?.groups ?? new Map<string, MergedGroup>()
  sections.set(section.id, { ...mergeOne(earlier, module, [section.id], section), groups })
  mergeGroups(groups, module, [section.id], section.groups)
}

function mergeGroups (groups: Map<string, MergedGroup>, module: string, parentIds: readonly string[], declared: readonly GroupDeclaration[] = []): void {
  refuseTwice(module, parentIds, declared)
  for (const group of declared) {
    const ids = [...parentIds, group.id]
    const earlier = groups.get(group.id)
    const inner = earlier?.groups ?? new Map<string, MergedGroup>()
    const fields = earlier?.fields ?? new Map<string, MergedField>()
    groups.set(group.id, { ...mergeOne(earlier, module, ids, group), groups: inner, fields })
    mergeGroups(inner, module, ids, group.groups)
    refuseTwice(module, ids, group.fields)
    for (const field of group.fields ?? []) fields.set(field.id, mergeOne(fields.get(field.id), module, [...ids, field.id], field))
  }
}

function mergeOne<Attributes extends object> (earlier: Merged<Attributes> | undefined, module: string, ids: readonly string[], later: Attributes): Merged<Attributes> {
  const said = Object.fromEntries(Object.entries(later).filter(([, value]) => value !== undefined)) as Attributes
  return { module, ids, attributes: { ...earlier?.attributes, ...said } }
}

/** The same module saying the same thing twice is a slip, not a merge. */
function refuseTwice (module: string, parentIds: readonly string[], declared: ReadonlyArray<{ readonly id: string }> = []): void {
  const seen = new Set<string>()
  for (const { id } of declared) {
    if (seen.has(id)) throw DeclaredTwice(module, [...parentIds, id].join('/'))
    seen.add(id)
  }
}
