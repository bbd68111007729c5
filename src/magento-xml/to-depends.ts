import type { Dependency } from '../config/declaration.ts'
import { toFlag } from './attribute-values.ts'
import { findChild, listChildren, type XmlElement } from './xml-element.ts'

/** What an element depends on; its paths may still be relative. Without a separator the text is one value, commas and all. */
export function toDepends (element: XmlElement): Dependency[] | undefined {
  const fields = listChildren(element, 'depends').flatMap(depends => listChildren(depends, 'field'))
  return fields.length === 0 ? undefined : fields.map(toDependency)
}

function toDependency ({ attributes, text }: XmlElement): Dependency {
  const { id, separator, negative } = attributes
  const values = separator === undefined || separator === '' ? [text.trim()] : text.trim().split(separator).map(value => value.trim())
  return { field: id!, values, ...toFlag(negative) === true ? { negative: true } : {} }
}

/** The groups and fields that must be set up before this one is switched on. */
export function toRequires (element: XmlElement): string[] | undefined {
  const requires = findChild(element, 'requires')
  return requires?.children.map(child => child.attributes.id!)
}
