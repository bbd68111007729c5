import { inEveryScope, type SystemDeclaration } from '../../config/declaration.ts'
import { generalGroups } from './system/general-groups.ts'
import { baseUrlGroups } from './system/base-url-groups.ts'
import { webGroups } from './system/web-groups.ts'

/** General > General and General > Web. */
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
    }
  ]
}
