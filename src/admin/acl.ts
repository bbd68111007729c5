import { AppError } from '../kernel/errors.ts'

/** One entry of a module's `acl.ts`; `parent` absent means top level. */
export interface AclResource {
  /** `Vendor_Module::resource`, as in acl.xml. */
  readonly id: string
  readonly title: string
  readonly parent?: string
  readonly sortOrder?: number
}

/** Stands for every resource, as in the original's role "Administrators". */
export const allResources = 'Magento_Backend::all'

/** For routes that every signed-in user may use: signing out, the own account. */
export const anyUser = 'Magento_Backend::admin'

/** The resource tree of all modules together. */
export interface Acl {
  has: (id: string) => boolean
  find: (id: string) => AclResource | undefined
  /** Resources directly under another (undefined: at the top), in order. */
  listChildren: (parent: string | undefined) => readonly AclResource[]
}

/** Merges the modules' resources, equal sort orders in the order of declaration; a resource under an unknown parent, or one declared twice, stops the boot. */
export function createAcl (modules: ReadonlyArray<{ name: string, acl?: readonly AclResource[] }>): Acl {
  const resources = new Map<string, AclResource>()
  for (const module of modules) {
    for (const resource of module.acl ?? []) {
      if (resources.has(resource.id)) throw new AppError('ACL_RESOURCE_TWICE', 'The module "%1" declares the ACL resource "%2" again.', 500, [module.name, resource.id])
      resources.set(resource.id, resource)
    }
  }
  for (const { id, parent } of resources.values()) {
    if (parent !== undefined && !resources.has(parent)) throw new AppError('ACL_PARENT_UNKNOWN', 'The ACL resource "%1" stands under "%2", which does not exist.', 500, [id, parent])
  }
  const children = new Map<string | undefined, AclResource[]>()
  for (const resource of resources.values()) children.set(resource.parent, [...children.get(resource.parent) ?? [], resource])
  for (const siblings of children.values()) siblings.sort((one, other) => (one.sortOrder ?? 0) - (other.sortOrder ?? 0))
  return {
    has: id => id === anyUser || id === allResources || resources.has(id),
    find: id => resources.get(id),
    listChildren: parent => children.get(parent) ?? []
  }
}
