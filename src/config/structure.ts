// Longer than other files: what a structure is and how it is built stand together, since each names the other.
import { createError } from '../kernel/errors.ts'
import type { FieldDeclaration, GroupDeclaration, SectionDeclaration, TabDeclaration } from './declaration.ts'
import { listMissingModels, toUsableType, type KnownModels } from './missing-models.ts'
import { mergeDefaults, type ModuleDefaults } from './module-defaults.ts'
import type { Problem } from './problem.ts'
import type { ScopeType } from './scope.ts'
import { intersectShown, sortByOrder, toShown, uniteShown, type Shown } from './shown.ts'
import { checkDeclarations } from './structure-check.ts'
import { cloneFields } from './structure-clone.ts'
import { completeDeclarations, listInstalledNames } from './structure-complete.ts'
import { extendDeclarations } from './structure-extend.ts'
import { mergeDeclarations, type MergedDeclarations, type MergedField, type MergedGroup, type MergedSection, type ModuleConfiguration } from './structure-merge.ts'
import { toElementId, toInputName, toScopeLabel, type ScopeLabel } from './structure-names.ts'
import { createReport } from './structure-report.ts'
import { pickStandIn, takeStandIns, type StandIns } from './structure-stand-ins.ts'

/** A field, frozen. `path` is where it is stored, `declaredPath` section/group/field as declared (they differ where it has a config path). */
export interface Field extends FieldDeclaration {
  readonly kind: 'field'
  readonly path: string
  readonly declaredPath: string
  readonly elementId: string
  readonly inputName: string
  readonly scopeLabel: ScopeLabel
  /** No output may show its value. */
  readonly secret: boolean
  /** Its stored form is a ciphertext. */
  readonly encrypted: boolean
  /** Classes it names that this installation does not have: it is shown and saved without what they would do. */
  readonly missingClasses: readonly string[]
  readonly shown: Shown
  readonly section: Section
  /** The groups it stands in, outermost first. */
  readonly groups: readonly Group[]
}

/** A group, frozen; `children` are its fields and inner groups in the order of the page. */
export interface Group extends Omit<GroupDeclaration, 'fields' | 'groups'> {
  readonly kind: 'group'
  readonly elementId: string
  readonly shown: Shown
  readonly section: Section
  readonly children: ReadonlyArray<Field | Group>
}

/** A section, frozen; `fields` are all of its fields in the order of the page. */
export interface Section extends Omit<SectionDeclaration, 'groups'> {
  readonly shown: Shown
  readonly groups: readonly Group[]
  readonly fields: readonly Field[]
}

/** A tab with all of its sections, frozen. */
export interface Tab extends TabDeclaration { readonly sections: readonly Section[] }

/** What all modules together declare for Stores > Configuration. */
export interface Structure {
  readonly defaults: ModuleDefaults
  /** What is wrong in other software's modules, in the order in which it was found. */
  readonly problems: readonly Problem[]
  /** The tabs with the sections that are shown in this kind of scope and allowed; empty tabs are left out. */
  listTabs: (scopeType: ScopeType, isAllowed: (resource: string) => boolean) => readonly Tab[]
  findSection: (id: string) => Section | undefined
  /** The sections that stand in for this one by a value; `findSection` knows the one that stands in where nothing is saved. */
  findStandIns: (id: string) => StandIns<Section> | undefined
  /** All sections, shown or not, in the order of the page. */
  readonly sections: readonly Section[]
  /** By the path under which the field is stored. */
  findField: (path: string) => Field | undefined
  /** As findField; throws where there is none, in the words of the original's CLI. */
  getField: (path: string) => Field
  /** Whether a group with this element id was declared. */
  hasGroup: (elementId: string) => boolean
  /** By section/group/field as declared. */
  findDeclaredField: (declaredPath: string) => Field | undefined
}

const PathUnknown = createError('CONFIG_PATH_UNKNOWN', 'The "%1" path doesn\'t exist. Verify and try again.', 404)

/** Merges, extends, checks and freezes the declarations of all modules, in the order given. */
export function createStructure (modules: readonly ModuleConfiguration[], models: KnownModels): Structure {
  const problems: Problem[] = []
  const report = createReport(problems)
  const merged = mergeDeclarations(modules, report)
  extendDeclarations(merged, report)
  completeDeclarations(merged, listInstalledNames(modules))
  cloneFields(merged, models)
  checkDeclarations(merged, models, report)
  const defaults = mergeDefaults(modules)
  const { sections, standIns } = buildSections(merged, { modules, models, defaults })
  const tabs = sortByOrder([...merged.tabs.values()].map(({ attributes }) =>
    Object.freeze({ ...attributes, sections: Object.freeze(sections.filter(section => section.tab === attributes.id)) })))
  const sectionsById = new Map(sections.map(section => [section.id, section]))
  // Those that stand in come last, so that the ones of a new installation speak for a path.
  const fields = [...sections, ...[...standIns.values()].flatMap(one => [...one.sections.values()])].flatMap(section => section.fields)
  const groupIds = new Set(fields.flatMap(field => field.groups.map(group => group.elementId)))
  // Where several fields share a path, the first one speaks for it.
  const fieldsByPath = new Map(fields.toReversed().map(field => [field.path, field]))
  const fieldsByDeclaredPath = new Map(fields.map(field => [field.declaredPath, field]))
  return Object.freeze({
    defaults,
    problems: Object.freeze(problems),
    sections: Object.freeze(sections),
    listTabs: (scopeType: ScopeType, isAllowed: (resource: string) => boolean) => tabs
      .map(tab => ({ ...tab, sections: tab.sections.filter(section => section.shown[scopeType] && isAllowed(section.resource)) }))
      .filter(tab => tab.sections.length > 0),
    findSection: sectionsById.get.bind(sectionsById),
    findStandIns: standIns.get.bind(standIns),
    findField: fieldsByPath.get.bind(fieldsByPath),
    getField: (path: string) => fieldsByPath.get(path) ?? refusePath(path),
    hasGroup: (elementId: string) => groupIds.has(elementId),
    findDeclaredField: (declaredPath: string) => fieldsByDeclaredPath.get(declaredPath)
  })
}

interface Building { readonly modules: readonly ModuleConfiguration[], readonly models: KnownModels, readonly defaults: ModuleDefaults }

/** All sections, where others stand in for one with that of a new installation in its place. */
function buildSections (merged: MergedDeclarations, { modules, models, defaults }: Building): { sections: Section[], standIns: Map<string, StandIns<Section>> } {
  const taken = takeStandIns(merged, modules.flatMap(({ system }) => system?.standIns ?? []))
  const build = (section: MergedSection): Section => buildSection(section, models)
  const standIns = new Map([...taken].map(([id, { declaration, sections }]) =>
    [id, { declaration, sections: new Map([...sections].map(([end, section]) => [end, build(section)])) }]))
  const sections = [...merged.sections].map(([id, section]) => {
    const stand = standIns.get(id)
    const value = stand?.declaration.paths.map(path => defaults.find(path, 'default', '') ?? '').find(text => text !== '')
    return stand === undefined ? build(section) : pickStandIn(stand, value ?? '')
  })
  return { sections: sortByOrder(sections), standIns }
}

/** Whether a section, group or field is shown in a kind of scope, and where the installation shows itself as a single store. */
export function isVisible (thing: Section | Group | Field, scopeType: ScopeType, isSingleStore = false): boolean {
  return thing.shown[scopeType] && !(isSingleStore && thing.hideInSingleStoreMode === true)
}

/** The fields of a section that are shown in a kind of scope, in the order of the page. */
export function listFields (section: Section, scopeType: ScopeType): readonly Field[] {
  return section.fields.filter(field => field.shown[scopeType])
}

function buildSection ({ attributes, groups }: MergedSection, models: KnownModels): Section {
  const section = { ...attributes, groups: [] as Group[], fields: [] as Field[], shown: toShown(attributes) }
  section.groups = sortByOrder([...groups.values()].map(group => buildGroup(group, { section, parents: [], shown: section.shown, models })))
  section.fields = section.groups.flatMap(listAllFields)
  section.shown = intersectShown(section.shown, uniteShown(section.groups))
  for (const list of [section.groups, section.fields]) Object.freeze(list)
  return Object.freeze(section)
}

function listAllFields (group: Group): Field[] {
  return group.children.flatMap(child => child.kind === 'field' ? [child] : listAllFields(child))
}

function refusePath (path: string): never {
  throw PathUnknown(path)
}

interface Place { readonly section: Section, readonly parents: readonly Group[], readonly shown: Shown, readonly models: KnownModels }

function buildGroup ({ attributes, ids, groups, fields }: MergedGroup, place: Place): Group {
  const { fields: _fields, groups: _groups, ...own } = attributes
  const group = { ...own, kind: 'group' as const, elementId: toElementId(ids), section: place.section, shown: intersectShown(toShown(own), place.shown), children: [] as Group['children'] }
  const inside: Place = { ...place, shown: group.shown, parents: Object.freeze([...place.parents, group]) }
  group.children = sortByOrder([
    ...[...fields.values()].map(field => buildField(field, inside)),
    ...[...groups.values()].map(inner => buildGroup(inner, inside))
  ])
  group.shown = intersectShown(group.shown, uniteShown(group.children))
  Object.freeze(group.children)
  return Object.freeze(group)
}

function buildField ({ attributes, ids, isForeign }: MergedField, place: Place): Field {
  const declaredPath = ids.join('/')
  const missing = listMissingModels(attributes, place.models)
  const cloneModel = place.parents.at(-1)?.cloneModel
  const others = cloneModel === undefined || place.models.source.has(cloneModel) ? missing.others : [...missing.others, cloneModel]
  const encrypted = place.models.backend.get(attributes.backendModel ?? '')?.encrypted === true
  return Object.freeze({
    ...attributes,
    kind: 'field' as const,
    type: isForeign ? toUsableType(attributes, missing) : attributes.type,
    path: attributes.configPath ?? declaredPath,
    declaredPath,
    elementId: toElementId(ids),
    inputName: toInputName(ids.slice(1, -1), attributes.id),
    scopeLabel: toScopeLabel(attributes),
    secret: encrypted || attributes.type === 'obscure' || attributes.type === 'password',
    encrypted,
    missingClasses: isForeign ? [missing.source, missing.backend, ...others].filter(name => name !== undefined) : [],
    shown: intersectShown(toShown(attributes), place.shown),
    section: place.section,
    groups: place.parents
  })
}
