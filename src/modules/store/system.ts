import { inEveryScope, type SystemDeclaration } from '../../config/declaration.ts'
import { generalGroups } from './system/general-groups.ts'
import { baseUrlGroups } from './system/base-url-groups.ts'
import { currencyGroups } from './system/currency-groups.ts'
import { webGroups } from './system/web-groups.ts'

/** General > General, Web and Currency Setup. */
export const system: SystemDeclaration = {
  sections: [
    {
      ...inEveryScope,
      id: 'general',
      label: 'General',
      tab: 'general',
      sortOrder: 10,
      resource: 'Magento_Config::config_general',
      groups: generalGroups
    },
    {
      ...inEveryScope,
      id: 'web',
      label: 'Web',
      tab: 'general',
      sortOrder: 20,
      resource: 'Magento_Config::web',
      groups: [...webGroups, ...baseUrlGroups]
    },
    {
      ...inEveryScope,
      id: 'currency',
      label: 'Currency Setup',
      tab: 'general',
      sortOrder: 60,
      resource: 'Magento_Config::currency',
      groups: currencyGroups
    }
  ]
}
