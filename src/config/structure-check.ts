import { createError } from '../kernel/errors.ts'
import type { Dependency } from './declaration.ts'
import type { MergedDeclarations, MergedField, MergedGroup } from './structure-merge.ts'

/** The models that declarations may name; a ModelRegistry is one. */
export interface KnownModels {
  readonly source: ReadonlyMap<string, unknown>
  readonly backend: ReadonlyMap<string, { readonly encrypted?: boolean }>
}

const longestPath = 255

const IdInvalid = createError('CONFIG_ID_INVALID', 'The module "%1" declares "%2": ids consist of letters, digits and underscores.', 500)
const TabUnknown = createError('CONFIG_TAB_UNKNOWN', 'The module "%1" puts the section "%2" under the tab "%3", which no module declares.', 500)
const ResourceMissing = createError('CONFIG_RESOURCE_MISSING', 'The module "%1" declares the section "%2" without an ACL resource.', 500)
const SourceModelUnknown = createError('CONFIG_SOURCE_MODEL_UNKNOWN', 'The module "%1" gives the field "%2" the source model "%3", which does not exist.', 500)
const BackendModelUnknown = createError('CONFIG_BACKEND_MODEL_UNKNOWN', 'The module "%1" gives the field "%2" the backend model "%3", which does not exist.', 500)
const OptionsMissing = createError('CONFIG_OPTIONS_MISSING', 'The module "%1" declares the field "%2" as a list without options or a source model.', 500)
const ObscureInClear = createError('CONFIG_OBSCURE_IN_CLEAR', 'The module "%1" declares the field "%2" as obscure without a backend model that encrypts.', 500)
const PathInvalid = createError('CONFIG_PATH_INVALID', 'The module "%1" stores the field "%2" under "%3", which is no config path.', 500)
const PathTaken = createError('CONFIG_PATH_TAKEN', 'The module "%1" stores the field "%2" under "%3", where another field is stored.', 500)
const DependsOnUnknown = createError('CONFIG_DEPENDS_ON_UNKNOWN', 'The module "%1" lets "%2" depend on the field "%3", which does not exist.', 500)

/** Checks the merged declarations; a wrong one throws a sentence that names the module and the path, and so stops the boot. */
export function checkDeclarations (merged: MergedDeclarations, models: KnownModels): void {
  const groups: MergedGroup[] = []
  const fields: MergedField[] = []
  for (const section of merged.sections.values()) {
    const { tab, resource, id } = section.attributes
    requireId(section)
    if (!merged.tabs.has(tab)) throw TabUnknown(section.module, id, tab)
    if ((resource ?? '') === '') throw ResourceMissing(section.module, id)
    collect(section.groups, groups, fields)
  }
  for (const group of groups) requireId(group)
  for (const field of fields) requireGoodField(field, models)
  requireOwnPaths(fields)
  const declared = new Set(fields.map(toPath))
  for (const thing of [...groups, ...fields]) requireKnownDependencies(thing, thing.attributes.depends, declared)
}

function collect (from: Map<string, MergedGroup>, groups: MergedGroup[], fields: MergedField[]): void {
  for (const group of from.values()) {
    groups.push(group)
    fields.push(...group.fields.values())
    collect(group.groups, groups, fields)
  }
}

interface Located { readonly module: string, readonly ids: readonly string[] }

function toPath ({ ids }: Located): string {
  return ids.join('/')
}

function requireId (thing: Located): void {
  if (!/^[a-zA-Z0-9_]+$/.test(thing.ids.at(-1)!)) throw IdInvalid(thing.module, toPath(thing))
}

function requireGoodField (field: MergedField, models: KnownModels): void {
  requireId(field)
  const { sourceModel, backendModel, type, options } = field.attributes
  const path = toPath(field)
  if (sourceModel !== undefined && !models.source.has(sourceModel)) throw SourceModelUnknown(field.module, path, sourceModel)
  if (backendModel !== undefined && !models.backend.has(backendModel)) throw BackendModelUnknown(field.module, path, backendModel)
  const isList = type === 'select' || type === 'multiselect'
  if (isList && sourceModel === undefined && (options ?? []).length === 0) throw OptionsMissing(field.module, path)
  const isEncrypted = models.backend.get(backendModel ?? '')?.encrypted === true
  if (type === 'obscure' && !isEncrypted) throw ObscureInClear(field.module, path)
}

function requireOwnPaths (fields: readonly MergedField[]): void {
  const taken = new Set<string>()
  for (const field of fields) {
    const stored = field.attributes.configPath ?? toPath(field)
    if (stored.length > longestPath || !/^[a-zA-Z0-9_]+(?:\/[a-zA-Z0-9_]+){2,}$/.test(stored)) throw PathInvalid(field.module, toPath(field), stored)
    if (taken.has(stored)) throw PathTaken(field.module, toPath(field), stored)
    taken.add(stored)
  }
}

function requireKnownDependencies (thing: Located, depends: readonly Dependency[] = [], declared: ReadonlySet<string>): void {
  const unknown = depends.find(dependency => !declared.has(dependency.field))
  if (unknown !== undefined) throw DependsOnUnknown(thing.module, toPath(thing), unknown.field)
}
