import type { MenuItem } from '../../admin/menu.ts'

/** System > Tools > Deployment Check, after the original's own tools. */
export const menu: readonly MenuItem[] = [
  { id: 'Backroom_SystemCheck::check', title: 'Deployment Check', parent: 'Magento_Backend::system_tools', sortOrder: 910, action: 'backroom/check', resource: 'Backroom_SystemCheck::check' }
]
