import type { SourcePlace, Visibility } from '../config/declaration.ts'
import { findText, type XmlElement } from './xml-element.ts'

/** A number of an attribute; undefined where it says none. */
export function toNumber (text: string | undefined): number | undefined {
  return text === undefined || text.trim() === '' ? undefined : Number(text)
}

/** The original's flags: any number but 0 is yes. Undefined where nothing is said. */
export function toFlag (text: string | undefined): boolean | undefined {
  return text === undefined || text.trim() === '' ? undefined : Number(text) !== 0
}

/** The name of a class as the original resolves it: a leading backslash says nothing. */
export function toClassName (text: string | undefined): string | undefined {
  const name = text?.trim().replace(/^\\+/, '')
  return name === '' ? undefined : name
}

/** A label as plain text: some modules write tags and entities into theirs, which say nothing about it. */
export function toLabel (text: string | undefined): string | undefined {
  if (text === undefined || !/[<&]/.test(text)) return text
  return text.replace(/<[^>]*>/g, ' ').replace(/&(?:nbsp|#160);/g, ' ').replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim()
}

/** Where an element stands. */
export function toPlace ({ file, line }: XmlElement): SourcePlace {
  return { file, line }
}

/** In which scopes an element says that it is shown. */
export function toVisibility ({ attributes }: XmlElement): Visibility {
  return { showInDefault: toFlag(attributes.showInDefault), showInWebsite: toFlag(attributes.showInWebsite), showInStore: toFlag(attributes.showInStore) }
}

/** What an element says with a child or, as `<attribute type="name">`, with an attribute: the original takes both for the same. */
export function findSaid (element: XmlElement, name: string): string | undefined {
  return findText(element, name) ?? element.children.find(child => child.name === 'attribute' && child.attributes.type === name)?.text.trim()
}

/** What `<attribute type="…">` says, by name; undefined where there is none. */
export function toAttributes (element: XmlElement): Record<string, string> | undefined {
  const said = element.children.filter(child => child.name === 'attribute')
  return said.length === 0 ? undefined : Object.fromEntries(said.map(child => [child.attributes.type!, child.text.trim()]))
}
