import { inDefault, inEveryScope, type SystemDeclaration } from '../../config/declaration.ts'
import { adminGroups } from './system/admin-groups.ts'
import { captchaGroup } from './system/captcha-group.ts'
import { devGroups } from './system/dev-groups.ts'
import { securityGroup } from './system/security-group.ts'
import { systemGroups } from './system/system-groups.ts'

/** The standard tabs of Stores > Configuration, and the sections of its tab Advanced. */
export const system: SystemDeclaration = {
  tabs: [
    { id: 'general', label: 'General', sortOrder: 100 },
    { id: 'catalog', label: 'Catalog', sortOrder: 200 },
    { id: 'security', label: 'Security', sortOrder: 200 },
    { id: 'customer', label: 'Customers', sortOrder: 300 },
    { id: 'sales', label: 'Sales', sortOrder: 400 },
    { id: 'service', label: 'Services', sortOrder: 99999 },
    { id: 'advanced', label: 'Advanced', sortOrder: 999999 }
  ],
  sections: [
    {
      ...inDefault,
      id: 'admin',
      label: 'Admin',
      tab: 'advanced',
      sortOrder: 20,
      resource: 'Magento_Config::config_admin',
      groups: [...adminGroups, securityGroup, captchaGroup]
    },
    {
      ...inEveryScope,
      id: 'system',
      label: 'System',
      tab: 'advanced',
      sortOrder: 900,
      resource: 'Magento_Config::config_system',
      groups: systemGroups
    },
    {
      ...inEveryScope,
      id: 'dev',
      label: 'Developer',
      tab: 'advanced',
      sortOrder: 920,
      resource: 'Magento_Config::dev',
      groups: devGroups
    }
  ]
}
