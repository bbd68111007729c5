import { createError } from '../kernel/errors.ts'
import type { Dependency } from './declaration.ts'
import { listMissingModels, type KnownModels } from './missing-models.ts'
import type { MergedDeclarations, MergedField, MergedGroup, MergedSection } from './structure-merge.ts'
import { toPath, type Located, type Report } from './structure-report.ts'

const longestPath = 255
/** Where a tab stands that nobody declares: before Services and Advanced. */
const lastTab = 99_000

const IdInvalid = createError('CONFIG_ID_INVALID', 'The module "%1" declares "%2": ids consist of letters, digits and underscores.', 500)
const TabUnknown = createError('CONFIG_TAB_UNKNOWN', 'The module "%1" puts the section "%2" under the tab "%3", which no module declares.', 500)
const TabMissing = createError('CONFIG_TAB_MISSING', 'The module "%1" puts the section "%2" under the tab "%3", which no module declares. The original would not show it; here the tab has its id for a label.', 500)
const SectionUnknown = createError('CONFIG_SECTION_INCOMPLETE', 'The module "%1" adds to the section "%2", but no module that is here declares that section with a label and a tab.', 500)
const ResourceMissing = createError('CONFIG_RESOURCE_MISSING', 'The module "%1" declares the section "%2" without an ACL resource.', 500)
const SourceModelUnknown = createError('CONFIG_SOURCE_MODEL_UNKNOWN', 'The module "%1" gives the field "%2" the source model "%3", which does not exist.', 500)
const BackendModelUnknown = createError('CONFIG_BACKEND_MODEL_UNKNOWN', 'The module "%1" gives the field "%2" the backend model "%3", which does not exist.', 500)
const ClassUnknown = createError('CONFIG_CLASS_UNKNOWN', 'The module "%1" gives "%2" the class "%3", which does not exist here.', 500)
const OptionsMissing = createError('CONFIG_OPTIONS_MISSING', 'The module "%1" declares the field "%2" as a list without options or a source model.', 500)
const ObscureInClear = createError('CONFIG_OBSCURE_IN_CLEAR', 'The module "%1" declares the field "%2" as obscure without a backend model that encrypts.', 500)
const PathInvalid = createError('CONFIG_PATH_INVALID', 'The module "%1" stores the field "%2" under "%3", which is no config path.', 500)
const PathTaken = createError('CONFIG_PATH_TAKEN', 'The module "%1" stores the field "%2" under "%3", where another field is stored.', 500)
const DependsOnUnknown = createError('CONFIG_DEPENDS_ON_UNKNOWN', 'The module "%1" lets "%2" depend on the field "%3", which does not exist.', 500)

/** What the checks ask and whom they tell. */
interface Checks { readonly models: KnownModels, readonly report: Report, readonly taken: Map<string, MergedField> }

/** Checks the merged declarations. What is wrong in a module of ours throws and so stops the boot; in another software's it is reported, and what it concerns is taken out. */
export function checkDeclarations (merged: MergedDeclarations, models: KnownModels, report: Report): void {
  const checks: Checks = { models, report, taken: new Map() }
  for (const section of merged.sections.values()) if (!isGoodSection(section, merged, report)) merged.sections.delete(section.ids[0]!)
  const declared = new Set<string>()
  for (const section of merged.sections.values()) checkGroups(section.groups, checks, declared)
  for (const section of merged.sections.values()) checkDependencies(section.groups, declared, report)
}

/** Reports and says no, so that what is wrong is left out. */
function refuse (report: Report, thing: Located, error: Error): false {
  report(thing, error as Parameters<Report>[1])
  return false
}

function isGoodSection (section: MergedSection, { tabs }: MergedDeclarations, report: Report): boolean {
  const { tab, resource, id, label } = section.attributes
  if (!hasGoodId(section)) return refuse(report, section, IdInvalid(section.module, id))
  if (isTemplate(section)) return false
  if (section.isForeign && (tab === undefined || label === undefined)) return refuse(report, section, SectionUnknown(section.module, id))
  if (!tabs.has(tab)) {
    if (!section.isForeign) throw TabUnknown(section.module, id, tab)
    report(section, TabMissing(section.module, id, tab))
    tabs.set(tab, { ...section, ids: [tab], attributes: { id: tab, label: tab, sortOrder: lastTab } })
  }
  return (resource ?? '') !== '' || refuse(report, section, ResourceMissing(section.module, id))
}

/** Without a label and said to be shown nowhere: it is there for others to extend. */
function isTemplate ({ isForeign, attributes: { label, tab, showInDefault, showInWebsite, showInStore } }: MergedSection): boolean {
  return isForeign && (label === undefined || tab === undefined) && showInDefault === false && showInWebsite === false && showInStore === false
}

function checkGroups (groups: Map<string, MergedGroup>, checks: Checks, declared: Set<string>): void {
  for (const [id, group] of groups) {
    if (!hasGoodId(group)) {
      groups.delete(id)
      checks.report(group, IdInvalid(group.module, toPath(group)))
      continue
    }
    const { cloneModel } = group.attributes
    if (cloneModel !== undefined && !checks.models.source.has(cloneModel)) checks.report(group, ClassUnknown(group.module, toPath(group), cloneModel), 'info')
    for (const [fieldId, field] of group.fields) {
      if (isGoodField(field, checks)) declared.add(toPath(field))
      else group.fields.delete(fieldId)
    }
    checkGroups(group.groups, checks, declared)
  }
}

function hasGoodId (thing: Located): boolean {
  return /^[a-zA-Z0-9_]+$/.test(thing.ids.at(-1)!)
}

function isGoodField (field: MergedField, { models, report, taken }: Checks): boolean {
  const path = toPath(field)
  if (!hasGoodId(field)) return refuse(report, field, IdInvalid(field.module, path))
  const stored = field.attributes.configPath ?? path
  if (stored.length > longestPath || !/^[a-zA-Z0-9_]+(?:\/[a-zA-Z0-9_]+){2,}$/.test(stored)) return refuse(report, field, PathInvalid(field.module, path, stored))
  const other = taken.get(stored)
  // Two fields over one value are a slip of ours, but a habit of payment modules: there they are one value with two inputs.
  if (other !== undefined && !field.isForeign && !other.isForeign) throw PathTaken(field.module, path, stored)
  taken.set(stored, other ?? field)
  checkModels(field, models, report)
  return true
}

/** What these find does not take a foreign field out: it stays and can be edited as text. */
function checkModels (field: MergedField, models: KnownModels, report: Report): void {
  const { sourceModel, backendModel, type, options } = field.attributes
  const path = toPath(field)
  const missing = listMissingModels(field.attributes, models)
  if (missing.source !== undefined) report(field, SourceModelUnknown(field.module, path, missing.source), 'info')
  if (missing.backend !== undefined) report(field, BackendModelUnknown(field.module, path, missing.backend), 'info')
  if (field.isForeign) for (const name of missing.others) report(field, ClassUnknown(field.module, path, name), 'info')
  const isList = type === 'select' || type === 'multiselect'
  if (isList && sourceModel === undefined && (options ?? []).length === 0) report(field, OptionsMissing(field.module, path), 'warning')
  const isEncrypted = models.backend.get(backendModel ?? '')?.encrypted === true
  if (type === 'obscure' && !isEncrypted) report(field, ObscureInClear(field.module, path), missing.backend === undefined ? 'error' : 'warning')
}

function checkDependencies (groups: Map<string, MergedGroup>, declared: ReadonlySet<string>, report: Report): void {
  for (const [id, group] of groups) {
    groups.set(id, withKnownDependencies(group, declared, report))
    for (const [fieldId, field] of group.fields) group.fields.set(fieldId, withKnownDependencies(field, declared, report))
    checkDependencies(group.groups, declared, report)
  }
}

function withKnownDependencies<Thing extends MergedGroup | MergedField> (thing: Thing, declared: ReadonlySet<string>, report: Report): Thing {
  const depends: readonly Dependency[] = thing.attributes.depends ?? []
  const unknown = depends.filter(({ field }) => !declared.has(field))
  for (const { field } of unknown) report(thing, DependsOnUnknown(thing.module, toPath(thing), field), 'warning')
  return unknown.length === 0 ? thing : { ...thing, attributes: { ...thing.attributes, depends: depends.filter(({ field }) => declared.has(field)) } }
}
