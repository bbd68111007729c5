import type { ConfigDefaults, PartialSystem } from '../config/declaration.ts'
import type { BackendModel, SourceModel } from '../config/models.ts'
import { AppError } from '../kernel/errors.ts'
import type { AclResource } from './acl.ts'
import type { MenuItem } from './menu.ts'

/** A module: what it declares. Its routes are registered by the composition root. */
export interface ModuleDefinition {
  /** `Vendor_Module`. */
  readonly name: string
  /** Modules that must be there and come first. */
  readonly sequence?: readonly string[]
  /** Read from another software's files: what is wrong in it is noted and left out, and does not stop the boot. */
  readonly isForeign?: boolean
  /** Modules whose names count as installed with this one, though it does not do all that they do. */
  readonly standsFor?: readonly string[]
  readonly acl?: readonly AclResource[]
  readonly menu?: readonly MenuItem[]
  readonly system?: PartialSystem
  readonly defaults?: ConfigDefaults
  readonly sourceModels?: Readonly<Record<string, SourceModel>>
  readonly backendModels?: Readonly<Record<string, BackendModel>>
}

/** Gathers a module's declarations; freezes them. */
export function defineModule (definition: ModuleDefinition): ModuleDefinition {
  return Object.freeze(definition)
}

/** Puts modules in an order in which each comes after those it names in its sequence. */
export function sortModules (modules: readonly ModuleDefinition[]): ModuleDefinition[] {
  const byName = new Map(modules.map(module => [module.name, module]))
  const sorted: ModuleDefinition[] = []
  const open = new Set<string>()
  const visit = (module: ModuleDefinition): void => {
    if (sorted.includes(module)) return
    if (open.has(module.name)) throw new AppError('MODULE_SEQUENCE_CIRCULAR', 'The module "%1" stands in its own sequence.', 500, [module.name])
    open.add(module.name)
    for (const name of module.sequence ?? []) {
      const earlier = byName.get(name)
      if (earlier === undefined) throw new AppError('MODULE_MISSING', 'The module "%1" needs the module "%2", which is not there.', 500, [module.name, name])
      visit(earlier)
    }
    sorted.push(module)
  }
  for (const module of modules) visit(module)
  return sorted
}
