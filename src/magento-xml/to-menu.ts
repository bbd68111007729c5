import { toNumber } from './attribute-values.ts'
import { findChild, listChildren, type XmlElement } from './xml-element.ts'
import type { SourcePlace } from '../config/declaration.ts'

/** One element of a menu.xml. Of `update` only what it changes is there. */
export interface MenuChange {
  readonly kind: 'add' | 'update' | 'remove'
  readonly at: SourcePlace
  readonly id: string
  readonly title?: string
  readonly parent?: string
  readonly sortOrder?: number
  /** As it stands in the file: a route's id, controller and action. */
  readonly action?: string
  readonly resource?: string
  readonly dependsOnModule?: string
  readonly dependsOnConfig?: string
}

/** Turns a checked menu.xml into the changes it makes, in its order. */
export function toMenuChanges (root: XmlElement): MenuChange[] {
  return (findChild(root, 'menu')?.children ?? []).map(({ name, attributes, file, line }) => ({
    kind: name as MenuChange['kind'],
    at: { file, line },
    id: attributes.id!,
    title: attributes.title,
    parent: attributes.parent,
    sortOrder: toNumber(attributes.sortOrder),
    action: attributes.action,
    resource: attributes.resource,
    dependsOnModule: attributes.dependsOnModule,
    dependsOnConfig: attributes.dependsOnConfig
  }))
}

/** The front names of a checked routes.xml by route id; only the Admin's. */
export function toFrontNames (root: XmlElement): Array<[string, string]> {
  return listChildren(root, 'router').filter(router => router.attributes.id === 'admin')
    .flatMap(router => listChildren(router, 'route'))
    .map(({ attributes }) => [attributes.id!, attributes.frontName ?? attributes.id!])
}
