import type { PartialGroup, PartialSection, PartialSystem, Partly, TabDeclaration } from '../config/declaration.ts'
import { findSaid, toClassName, toFlag, toLabel, toNumber, toPlace } from './attribute-values.ts'
import { plainFieldset } from './field-types.ts'
import { toCommon } from './to-common.ts'
import { toDepends } from './to-depends.ts'
import { toField } from './to-field.ts'
import { findChild, findText, listChildren, type XmlElement } from './xml-element.ts'

/** Turns a checked `<config><system>…` into declarations. */
export function toSystem (root: XmlElement): PartialSystem {
  const system = findChild(root, 'system')
  return { tabs: listChildren(system, 'tab').map(toTab), sections: listChildren(system, 'section').map(toSection) }
}

function toTab (element: XmlElement): Partly<TabDeclaration> {
  return { at: toPlace(element), id: element.attributes.id!, label: toLabel(findText(element, 'label')), sortOrder: toNumber(element.attributes.sortOrder), cssClass: element.attributes.class }
}

function toSection (element: XmlElement): PartialSection {
  return {
    ...toCommon(element),
    tab: findText(element, 'tab'),
    resource: findText(element, 'resource'),
    cssClass: findText(element, 'class'),
    headerCss: findText(element, 'header_css'),
    frontendModel: toClassName(findText(element, 'frontend_model')),
    groups: listChildren(element, 'group').map(toGroup)
  }
}

function toGroup (element: XmlElement): PartialGroup {
  const frontendModel = toClassName(findSaid(element, 'frontend_model'))
  return {
    ...toCommon(element),
    frontendModel: frontendModel === plainFieldset ? undefined : frontendModel,
    displayIn: findSaid(element, 'displayIn'),
    fieldsetCss: findSaid(element, 'fieldset_css'),
    headerCss: findSaid(element, 'header_css'),
    moreUrl: findSaid(element, 'more_url'),
    demoUrl: findSaid(element, 'demo_link') ?? findSaid(element, 'demo_url'),
    helpUrl: findSaid(element, 'help_url'),
    cloneModel: toFlag(findSaid(element, 'clone_fields')) === true ? toClassName(findSaid(element, 'clone_model')) : undefined,
    comment: findSaid(element, 'comment'),
    expanded: toFlag(findSaid(element, 'expanded')),
    depends: toDepends(element),
    fields: listChildren(element, 'field').map(toField),
    groups: listChildren(element, 'group').map(toGroup)
  }
}
