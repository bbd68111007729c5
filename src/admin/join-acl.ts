import { toProblem, type Problem } from '../config/problem.ts'
import { createError } from '../kernel/errors.ts'
import type { AclEntry } from '../magento-xml/to-acl.ts'
import { allResources, type AclResource } from './acl.ts'

/** What the joining of resources needs of another software's module. */
export interface AclSource { readonly name: string, readonly aclEntries: readonly AclEntry[] }

const TitleMissing = createError('ACL_TITLE_MISSING', 'The ACL resource "%1" has no title, and no other module that is here declares it.', 500)
const ParentDiffers = createError('ACL_PARENT_DIFFERS', 'The ACL resource "%1" stands under "%2" here, but another module put it under "%3". It stays there.', 500)

/** Adds other software's resources to ours: the same id becomes one entry, and what is said later wins, but a resource never moves. */
export function joinAcl (own: readonly AclResource[], modules: readonly AclSource[], problems: Problem[]): AclResource[] {
  const resources = new Map(own.map(resource => [resource.id, resource]))
  for (const { name, aclEntries } of modules) {
    for (const entry of aclEntries) {
      const { id, title, parent, sortOrder, at } = entry
      const earlier = resources.get(id)
      if (id === allResources || (entry.disabled === true && earlier === undefined)) continue
      if (earlier === undefined && title === undefined) problems.push(toProblem(TitleMissing(id), 'warning', { module: name, at }))
      if (earlier !== undefined && earlier.parent !== parent) problems.push(toProblem(ParentDiffers(id, parent ?? 'the top', earlier.parent ?? 'the top'), 'warning', { module: name, at }))
      resources.set(id, earlier === undefined
        ? { id, title: title ?? id, parent, sortOrder }
        : { ...earlier, title: title ?? earlier.title, sortOrder: sortOrder ?? earlier.sortOrder })
    }
  }
  const isRooted = (resource: AclResource | undefined): boolean => resource !== undefined && (resource.parent === undefined || isRooted(resources.get(resource.parent)))
  return [...resources.values()].filter(isRooted)
}
