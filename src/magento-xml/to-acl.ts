import type { SourcePlace } from '../config/declaration.ts'
import { toNumber } from './attribute-values.ts'
import { findChild, listChildren, type XmlElement } from './xml-element.ts'

/** A resource of an acl.xml. One without a title only says under what its children stand. */
export interface AclEntry {
  readonly at: SourcePlace
  readonly id: string
  readonly title?: string
  readonly parent?: string
  readonly sortOrder?: number
  readonly disabled?: boolean
}

/** What every resource of an acl.xml stands under; the tree above it is not shown. */
const top = 'Magento_Backend::admin'

/** Turns a checked acl.xml into resources, each after the one it stands under. */
export function toAcl (root: XmlElement): AclEntry[] {
  const resources = findChild(findChild(root, 'acl'), 'resources')
  return listChildren(resources, 'resource').flatMap(resource => listEntries(resource, undefined))
}

function listEntries (element: XmlElement, parent: string | undefined): AclEntry[] {
  const { id, title, sortOrder, disabled } = element.attributes
  const isTop = id === top
  const entry: AclEntry = { at: { file: element.file, line: element.line }, id: id!, title, parent, sortOrder: toNumber(sortOrder), disabled: disabled === 'true' || disabled === '1' }
  return [...isTop ? [] : [entry], ...listChildren(element, 'resource').flatMap(child => listEntries(child, isTop ? undefined : id))]
}
