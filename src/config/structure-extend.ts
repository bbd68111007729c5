import { createError } from '../kernel/errors.ts'
import type { Dependency } from './declaration.ts'
import { toAbsolutePath } from './relative-path.ts'
import { mergeAttributes, type MergedDeclarations, type MergedField, type MergedGroup, type MergedSection } from './structure-merge.ts'
import type { Report } from './structure-report.ts'

const ExtendsUnknown = createError('CONFIG_EXTENDS_UNKNOWN', 'The module "%1" lets "%2" extend "%3", which no module declares. The original shows no configuration at all then; here it stands by itself.', 500)
const ExtendsCircular = createError('CONFIG_EXTENDS_CIRCULAR', 'The module "%1" lets "%2" extend "%3", which extends it in turn.', 500)

type Node = MergedSection | MergedGroup | MergedField

interface Work {
  readonly sections: Map<string, MergedSection>
  readonly report: Report
  readonly done: Set<string>
  readonly open: Set<string>
}

/** Gives everything that extends another thing what that one says and it does not say itself, contents included; then makes all paths of dependencies absolute. */
export function extendDeclarations ({ sections }: MergedDeclarations, report: Report): void {
  const work: Work = { sections, report, done: new Set(), open: new Set() }
  for (const id of [...sections.keys()]) extendAll(work, [id])
  for (const section of sections.values()) makeGroupsAbsolute(section.groups)
}

function extendAll (work: Work, ids: readonly string[]): void {
  const node = extendOne(work, ids)
  if (node === undefined) return
  for (const map of listMaps(node)) for (const id of [...map.keys()]) extendAll(work, [...ids, id])
}

/** As the original: what a thing extends is extended first, so chains of any length work. */
function extendOne (work: Work, ids: readonly string[]): Node | undefined {
  const node = find(work.sections, ids)
  const wanted = node?.attributes.extends
  const key = ids.join('/')
  if (node === undefined || wanted === undefined || work.done.has(key)) return node
  work.done.add(key)
  const source = toAbsolutePath(ids, wanted)?.split('/')
  if (source === undefined || find(work.sections, source) === undefined) {
    work.report(node, ExtendsUnknown(node.module, key, wanted))
    return node
  }
  if (work.open.has(source.join('/')) || source.join('/') === key) {
    work.report(node, ExtendsCircular(node.module, key, wanted))
    return node
  }
  work.open.add(key)
  const base = extendOne(work, source)!
  work.open.delete(key)
  const extended = unite(base, node, ids)
  replace(work.sections, ids, extended)
  return extended
}

/** The base with the thing's own word over it; children of both, the base's first. */
function unite (base: Node, own: Node | undefined, ids: readonly string[]): Node {
  const { module, isForeign } = own ?? base
  // Whether own or inherited, paths and problems are those of the new place.
  const attributes = own === undefined ? base.attributes : { ...mergeAttributes<object>(base.attributes, own.attributes, true), id: own.attributes.id }
  const united = { module, isForeign: isForeign || base.isForeign, ids, attributes } as Node
  if ('groups' in base || (own !== undefined && 'groups' in own)) {
    Object.assign(united, { groups: uniteMaps(childrenOf(base, 'groups'), childrenOf(own, 'groups'), ids) })
  }
  if ('fields' in base || (own !== undefined && 'fields' in own)) {
    Object.assign(united, { fields: uniteMaps(childrenOf(base, 'fields'), childrenOf(own, 'fields'), ids) })
  }
  return united
}

function uniteMaps (base: ReadonlyMap<string, Node>, own: ReadonlyMap<string, Node>, ids: readonly string[]): Map<string, Node> {
  const united = new Map<string, Node>()
  for (const [id, node] of base) united.set(id, unite(node, own.get(id), [...ids, id]))
  for (const [id, node] of own) if (!base.has(id)) united.set(id, node)
  return united
}

function childrenOf (node: Node | undefined, kind: 'groups' | 'fields'): ReadonlyMap<string, Node> {
  const children = node as Partial<Record<typeof kind, Map<string, Node>>> | undefined
  return children?.[kind] ?? new Map<string, Node>()
}

function listMaps (node: Node): Array<Map<string, Node>> {
  return (['groups', 'fields'] as const).flatMap(kind => kind in node ? [childrenOf(node, kind) as Map<string, Node>] : [])
}

function find (sections: ReadonlyMap<string, MergedSection>, ids: readonly string[]): Node | undefined {
  let node: Node | undefined = sections.get(ids[0]!)
  for (const id of ids.slice(1)) node = node === undefined ? undefined : childrenOf(node, 'groups').get(id) ?? childrenOf(node, 'fields').get(id)
  return node
}

function replace (sections: Map<string, MergedSection>, ids: readonly string[], node: Node): void {
  const id = ids.at(-1)!
  if (ids.length === 1) sections.set(id, node as MergedSection)
  else for (const map of listMaps(find(sections, ids.slice(0, -1))!)) if (map.has(id)) map.set(id, node)
}

function makeGroupsAbsolute (groups: Map<string, MergedGroup>): void {
  for (const [id, group] of groups) {
    groups.set(id, makeAbsolute(group))
    for (const [fieldId, field] of group.fields) group.fields.set(fieldId, makeAbsolute(field))
    makeGroupsAbsolute(group.groups)
  }
}

/** Dependencies are relative to where the thing stands now, which is why they come after extending. */
function makeAbsolute<Thing extends MergedGroup | MergedField> (thing: Thing): Thing {
  const { depends, requires } = thing.attributes as { depends?: readonly Dependency[], requires?: readonly string[] }
  if (depends === undefined && requires === undefined) return thing
  const absolute = (path: string): string => toAbsolutePath(thing.ids, path) ?? path
  return {
    ...thing,
    attributes: {
      ...thing.attributes,
      ...depends === undefined ? {} : { depends: depends.map(dependency => ({ ...dependency, field: absolute(dependency.field) })) },
      ...requires === undefined ? {} : { requires: requires.map(absolute) }
    }
  }
}
