import type { ConfigDefaults, SourcePlace } from '../config/declaration.ts'
import { toClassName, toPlace } from './attribute-values.ts'
import { findChild, type XmlElement } from './xml-element.ts'

/** A module's own value with its place in config.xml. */
export interface DefaultPlace {
  readonly path: string
  readonly value: string
  readonly at: SourcePlace
  /** What `backend_model` says of it: how it is stored. */
  readonly backendModel?: string
}

/** A module's own values, and where each of those for every scope stands. */
export interface DefaultsRead {
  readonly defaults: ConfigDefaults
  readonly places: readonly DefaultPlace[]
}

/** Turns a checked config.xml into values by path. Encrypted ones stay as they are: a ciphertext, or a plain text that is shown to nobody. */
export function toDefaults (root: XmlElement): DefaultsRead {
  const places = listLeaves(findChild(root, 'default'))
  return {
    places,
    defaults: { default: toRecord(places), websites: toScoped(findChild(root, 'websites')), stores: toScoped(findChild(root, 'stores')) }
  }
}

function toScoped (element: XmlElement | undefined): Record<string, Record<string, string>> {
  return Object.fromEntries((element?.children ?? []).map(scope => [scope.name, toRecord(listLeaves(scope))]))
}

function toRecord (places: readonly DefaultPlace[]): Record<string, string> {
  return Object.fromEntries(places.map(({ path, value }) => [path, value]))
}

/** Elements without elements in them are the values. A text of nothing but blanks is empty, one on lines of its own is without its indentation, any other is kept as it stands. */
function listLeaves (element: XmlElement | undefined, names: readonly string[] = []): DefaultPlace[] {
  return (element?.children ?? []).flatMap(child => {
    const path = [...names, child.name]
    if (child.children.length > 0) return listLeaves(child, path)
    const isIndented = /^[\t ]*\r?\n/.test(child.text)
    return [{ path: path.join('/'), value: isIndented || child.text.trim() === '' ? child.text.trim() : child.text, at: toPlace(child), backendModel: toClassName(child.attributes.backend_model) }]
  })
}
