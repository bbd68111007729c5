import type { PartialSystem } from '../config/declaration.ts'
import { toProblem, type Problem } from '../config/problem.ts'
import { listInstalledNames } from '../config/structure-complete.ts'
import { createError } from '../kernel/errors.ts'
import type { LoadedModules } from '../magento-xml/load-modules.ts'
import type { ForeignModule } from '../magento-xml/read-module.ts'
import { allResources, createAcl, type Acl } from './acl.ts'
import { joinAcl } from './join-acl.ts'
import { joinMenu } from './join-menu.ts'
import { createMenu, type Menu } from './menu.ts'
import type { ModuleDefinition } from './module.ts'

/** All modules of an instance, ours first, with the ACL tree and the menu that they have together. */
export interface Installation {
  readonly modules: readonly ModuleDefinition[]
  readonly acl: Acl
  readonly menu: Menu
  /** What is wrong in the files of other software. */
  readonly problems: readonly Problem[]
}

const ResourceUnknown = createError('CONFIG_RESOURCE_UNKNOWN', 'The section "%1" names the ACL resource "%2", which does not exist. Only roles that may do everything see it.', 500)

/** Joins our modules with real ones. Ours must be right, or this throws; of the others what is wrong is reported. */
export function joinModules (own: readonly ModuleDefinition[], loaded: LoadedModules): Installation {
  // Ours are checked by themselves first: what other files say must not hide a slip in them.
  const ownMenu = createMenu(own, createAcl(own))
  if (loaded.modules.length === 0) return { modules: own, acl: createAcl(own), menu: ownMenu, problems: loaded.problems }
  const problems = [...loaded.problems]
  const acl = createAcl([{ name: 'all modules', acl: joinAcl(own.flatMap(module => module.acl ?? []), loaded.modules, problems) }])
  const installed = listInstalledNames([...own, ...loaded.modules])
  const items = joinMenu(own.flatMap(module => module.menu ?? []), loaded.modules, { acl, installed, problems })
  return {
    acl,
    problems,
    menu: createMenu([{ name: 'all modules', menu: items }], acl),
    modules: [...own, ...loaded.modules.map(module => toDefinition(module, acl, problems))]
  }
}

function toDefinition (module: ForeignModule, acl: Acl, problems: Problem[]): ModuleDefinition {
  const { name, sequence, defaults } = module
  return { name, sequence, isForeign: true, defaults, system: withKnownResources(module, acl, problems) }
}

function withKnownResources ({ name, system }: ForeignModule, acl: Acl, problems: Problem[]): PartialSystem {
  const sections = system.sections?.map(section => {
    const { id, resource, at } = section
    if (resource === undefined || acl.has(resource)) return section
    problems.push(toProblem(ResourceUnknown(id, resource), 'warning', { module: name, path: id, at }))
    return { ...section, resource: allResources }
  })
  return { ...system, sections }
}
