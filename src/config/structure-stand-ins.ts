import type { StandInDeclaration } from './declaration.ts'
import type { MergedDeclarations, MergedGroup, MergedSection } from './structure-merge.ts'
import { sortByOrder } from './shown.ts'

/** The sections that stand in for one, by the end of their ids, built or not. */
export interface StandIns<Section> {
  readonly declaration: StandInDeclaration
  readonly sections: ReadonlyMap<string, Section>
}

/** Behind everything that stood in a place before. */
const behindOthers = 1_000_000

/**
 * Takes the sections that stand in for others out of the tree, by the id of the section that they replace, each as the page shows it:
 * under that id, in every scope, with its groups in their places. Ids and input names stay those of the declaration; values are stored
 * where those of the replaced section are, whichever section stands in.
 */
export function takeStandIns ({ sections }: MergedDeclarations, declarations: readonly StandInDeclaration[]): Map<string, StandIns<MergedSection>> {
  const taken = new Map<string, StandIns<MergedSection>>()
  for (const declaration of declarations) {
    const found = new Map<string, MergedSection>()
    for (const end of [...declaration.values, declaration.other]) {
      const id = `${declaration.section}_${end}`
      const section = sections.get(id)
      if (section !== undefined && sections.has(declaration.section)) found.set(end, toStandIn(section, declaration))
      sections.delete(id)
    }
    if (found.has(declaration.other)) taken.set(declaration.section, { declaration, sections: found })
  }
  return taken
}

/** The section that stands in where the configuration has this value. */
export function pickStandIn<Section> ({ declaration, sections }: StandIns<Section>, value: string): Section {
  return sections.get(value.toLowerCase()) ?? sections.get(declaration.other)!
}

function toStandIn (section: MergedSection, { section: id, places: placeIds }: StandInDeclaration): MergedSection {
  const places = new Map<string, MergedGroup>()
  for (const [groupId, group] of section.groups) if (placeIds.includes(groupId)) places.set(groupId, storedIn(id, group))
  const last = places.get(placeIds.at(-1)!)
  let position = behindOthers
  const put = (place: MergedGroup, group: MergedGroup): void => {
    place.groups.set(group.attributes.id, { ...group, attributes: { ...group.attributes, sortOrder: position++ } })
  }
  for (const group of inOrder(section.groups).filter(({ attributes }) => !places.has(attributes.id))) {
    const moved: Array<readonly [place: MergedGroup, group: MergedGroup]> = []
    const rest = takeMoved(storedIn(id, group), places, moved)
    for (const [place, one] of moved) put(place, one)
    if (rest !== undefined && last !== undefined) put(last, rest)
  }
  return { ...section, groups: places, attributes: { ...section.attributes, id, showInDefault: true, showInWebsite: true, showInStore: true } }
}

/** A copy of a group whose fields without a path of their own are stored below this section. */
function storedIn (section: string, group: MergedGroup): MergedGroup {
  const fields = [...group.fields].map(([id, field]) =>
    [id, { ...field, attributes: { ...field.attributes, configPath: field.attributes.configPath ?? [section, ...field.ids.slice(1)].join('/') } }] as const)
  return { ...group, fields: new Map(fields), groups: new Map([...group.groups].map(([id, inner]) => [id, storedIn(section, inner)])) }
}

/** What is left of a group where those in it that are shown elsewhere are taken out; undefined where it goes itself. */
function takeMoved (group: MergedGroup, places: ReadonlyMap<string, MergedGroup>, moved: Array<readonly [MergedGroup, MergedGroup]>): MergedGroup | undefined {
  const place = places.get(group.attributes.displayIn ?? '')
  const within: typeof moved = []
  const groups = new Map(inOrder(group.groups).flatMap(inner => {
    const rest = takeMoved(inner, places, within)
    return rest === undefined ? [] : [[inner.attributes.id, rest] as const]
  }))
  const rest = { ...group, groups }
  if (place !== undefined) moved.push([place, rest])
  moved.push(...within)
  return place === undefined ? rest : undefined
}

function inOrder (groups: ReadonlyMap<string, MergedGroup>): MergedGroup[] {
  return sortByOrder([...groups.values()].map(group => ({ group, sortOrder: group.attributes.sortOrder }))).map(({ group }) => group)
}
