import type { PartialSection } from '../config/declaration.ts'
import { findSaid, toFlag, toLabel, toNumber, toPlace, toVisibility } from './attribute-values.ts'
import { findText, type XmlElement } from './xml-element.ts'

/** What sections, groups and fields say alike. */
export function toCommon (element: XmlElement): Pick<PartialSection, 'at' | 'id' | 'label' | 'sortOrder' | 'extends' | 'ifModuleEnabled' | 'hideInSingleStoreMode'> {
  const { attributes } = element
  return {
    at: toPlace(element),
    id: attributes.id!,
    label: toLabel(findText(element, 'label')),
    sortOrder: toNumber(attributes.sortOrder),
    ...toVisibility(element),
    extends: attributes.extends,
    ifModuleEnabled: findSaid(element, 'if_module_enabled'),
    hideInSingleStoreMode: toFlag(findSaid(element, 'hide_in_single_store_mode'))
  }
}
