import type { MenuItem } from '../../admin/menu.ts'

/** System > Tools > Situations, after the original's own tools. */
export const menu: readonly MenuItem[] = [
  { id: 'Backroom_Situations::situations', title: 'Situations', parent: 'Magento_Backend::system_tools', sortOrder: 900, action: 'situations/index', resource: 'Backroom_Situations::situations' }
]
