import type { Translate } from '../kernel/phrases.ts'
import type { Acl, AclResource } from './acl.ts'

/** A node as the component resource-tree takes it. */
export interface ResourceNode {
  readonly id: string
  /** In the reader's language. */
  readonly title: string
  readonly checked: boolean
  readonly children: readonly ResourceNode[]
}

/** The whole tree in its order, with the granted resources checked. */
export function toResourceNodes (acl: Acl, granted: ReadonlySet<string>, translate: Translate): ResourceNode[] {
  const toNode = ({ id, title }: AclResource): ResourceNode => ({ id, title: translate(title), checked: granted.has(id), children: acl.listChildren(id).map(toNode) })
  return acl.listChildren(undefined).map(toNode)
}

/** Chosen resources with all that they stand under, each once, in the order of the tree; a name that is no resource of the tree stays out. */
export function withParents (acl: Acl, resources: Iterable<string>): string[] {
  const chosen = new Set<string>()
  for (const id of resources) {
    for (let resource = acl.find(id); resource !== undefined && !chosen.has(resource.id); resource = acl.find(resource.parent ?? '')) chosen.add(resource.id)
  }
  const listChosen = (parent: string | undefined): string[] => acl.listChildren(parent).flatMap(({ id }) => [...chosen.has(id) ? [id] : [], ...listChosen(id)])
  return listChosen(undefined)
}
