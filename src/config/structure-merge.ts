import type { ConfigDefaults, Dependency, FieldDeclaration, GroupDeclaration, PartialGroup, PartialSection, PartialSystem, SectionDeclaration, SourcePlace, TabDeclaration } from './declaration.ts'
import { createError } from '../kernel/errors.ts'
import type { Report } from './structure-report.ts'

/** What a module contributes to the configuration. */
export interface ModuleConfiguration {
  readonly name: string
  /** Read from another software's files: what is wrong in it is noted and left out, and does not stop the boot. */
  readonly isForeign?: boolean
  /** Modules whose names count as installed with this one. */
  readonly standsFor?: readonly string[]
  readonly system?: PartialSystem
  readonly defaults?: ConfigDefaults
}

/** A declaration after merging; `module` is the last one that touched it, `ids` lead to it from its section. */
interface Merged<Attributes> {
  readonly module: string
  readonly isForeign: boolean
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

/** Who declares something, where in the tree. */
interface Place { readonly module: string, readonly isForeign: boolean, readonly ids: readonly string[], readonly report: Report }

/** Merges the declarations in the order given: the same ids become one, and what a later module says of them wins. */
export function mergeDeclarations (modules: readonly ModuleConfiguration[], report: Report): MergedDeclarations {
  const merged: MergedDeclarations = { tabs: new Map(), sections: new Map() }
  for (const { name, isForeign = false, system } of modules) {
    const place: Place = { module: name, isForeign, ids: [], report }
    noteTwice(place, system?.tabs)
    for (const tab of system?.tabs ?? []) merged.tabs.set(tab.id, mergeOne(merged.tabs.get(tab.id), into(place, tab.id), tab as TabDeclaration))
    noteTwice(place, system?.sections)
    for (const section of system?.sections ?? []) mergeSection(merged.sections, place, section)
  }
  return merged
}

function mergeSection (sections: Map<string, MergedSection>, place: Place, { groups: declared, ...section }: PartialSection): void {
  const earlier = sections.get(section.id)
  const groups = earlier?.groups ?? new Map<string, MergedGroup>()
  // An empty one of ours only holds the place for real modules: it stands where the first of them declares it.
  if (place.isForeign && earlier?.isForeign === false && groups.size === 0) sections.delete(section.id)
  sections.set(section.id, { ...mergeOne(earlier, into(place, section.id), section as SectionDeclaration), groups })
  mergeGroups(groups, into(place, section.id), declared)
}

function mergeGroups (groups: Map<string, MergedGroup>, place: Place, declared: readonly PartialGroup[] = []): void {
  noteTwice(place, declared)
  for (const { groups: inner, fields: declaredFields, ...group } of declared) {
    const inside = into(place, group.id)
    const earlier = groups.get(group.id)
    const fields = earlier?.fields ?? new Map<string, MergedField>()
    const merged = { ...mergeOne(earlier, inside, group as GroupDeclaration), groups: earlier?.groups ?? new Map<string, MergedGroup>(), fields }
    groups.set(group.id, merged)
    mergeGroups(merged.groups, inside, inner)
    noteTwice(inside, declaredFields)
    for (const field of declaredFields ?? []) fields.set(field.id, mergeOne(fields.get(field.id), into(inside, field.id), field as FieldDeclaration))
  }
}

function into (place: Place, id: string): Place {
  return { ...place, ids: [...place.ids, id] }
}

function mergeOne<Attributes extends object> (earlier: Merged<Attributes> | undefined, { module, isForeign, ids }: Place, later: Attributes): Merged<Attributes> {
  return { module, isForeign: isForeign || earlier?.isForeign === true, ids, attributes: mergeAttributes(earlier?.attributes, later, isForeign) }
}

/** What is said later wins; dependencies and attributes read from files add up by their ids, as the original merges XML. */
export function mergeAttributes<Attributes extends object> (earlier: Attributes | undefined, later: Attributes, addsUp: boolean): Attributes {
  const said = Object.fromEntries(Object.entries(later).filter(([, value]) => value !== undefined)) as Attributes
  const merged = { ...earlier, ...said }
  if (!addsUp || earlier === undefined) return merged
  const lists = [earlier, later] as ReadonlyArray<Partial<Pick<FieldDeclaration, 'depends' | 'attributes'>>>
  if (lists.some(list => list.depends !== undefined)) Object.assign(merged, { depends: uniteDependencies(lists.flatMap(list => list.depends ?? [])) })
  if (lists.some(list => list.attributes !== undefined)) Object.assign(merged, { attributes: Object.assign({}, ...lists.map(list => list.attributes)) as Record<string, string> })
  return merged
}

function uniteDependencies (dependencies: readonly Dependency[]): Dependency[] {
  return [...new Map(dependencies.map(dependency => [dependency.field, dependency])).values()]
}

/** The same module saying the same thing twice is a slip, not a merge. */
function noteTwice ({ module, isForeign, ids, report }: Place, declared: ReadonlyArray<{ readonly id: string, readonly at?: SourcePlace }> = []): void {
  const seen = new Set<string>()
  for (const { id, at } of declared) {
    const path = [...ids, id]
    if (seen.has(id)) report({ module, isForeign, ids: path, attributes: { at } }, DeclaredTwice(module, path.join('/')))
    seen.add(id)
  }
}
