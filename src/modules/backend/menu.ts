import type { MenuItem } from '../../admin/menu.ts'

/** The sidebar entries of Magento_Backend: the top level and the headings that other modules fill. */
export const menu: readonly MenuItem[] = [
  { id: 'Magento_Backend::dashboard', title: 'Dashboard', sortOrder: 10, action: 'admin/dashboard', resource: 'Magento_Backend::dashboard' },
  { id: 'Magento_Backend::marketing', title: 'Marketing', sortOrder: 40, resource: 'Magento_Backend::marketing' },
  { id: 'Magento_Backend::marketing_communications', title: 'Communications', parent: 'Magento_Backend::marketing', sortOrder: 30, resource: 'Magento_Backend::marketing_communications' },
  { id: 'Magento_Backend::marketing_seo', title: 'SEO & Search', parent: 'Magento_Backend::marketing', sortOrder: 40, resource: 'Magento_Backend::marketing_seo', startsColumn: true },
  { id: 'Magento_Backend::marketing_user_content', title: 'User Content', parent: 'Magento_Backend::marketing', sortOrder: 50, resource: 'Magento_Backend::marketing_user_content' },
  { id: 'Magento_Backend::content', title: 'Content', sortOrder: 50, resource: 'Magento_Backend::content' },
  { id: 'Magento_Backend::content_elements', title: 'Elements', parent: 'Magento_Backend::content', sortOrder: 10, resource: 'Magento_Backend::content_elements' },
  { id: 'Magento_Backend::system_design', title: 'Design', parent: 'Magento_Backend::content', sortOrder: 20, resource: 'Magento_Backend::design' },
  { id: 'Magento_Backend::system_design_schedule', title: 'Schedule', parent: 'Magento_Backend::system_design', sortOrder: 30, action: 'admin/system_design', resource: 'Magento_Backend::schedule', pageTitle: 'Store Design Schedule' },
  { id: 'Magento_Backend::stores', title: 'Stores', sortOrder: 70, resource: 'Magento_Backend::stores' },
  { id: 'Magento_Backend::stores_settings', title: 'Settings', parent: 'Magento_Backend::stores', sortOrder: 10, resource: 'Magento_Backend::stores_settings' },
  { id: 'Magento_Backend::stores_attributes', title: 'Attributes', parent: 'Magento_Backend::stores', sortOrder: 40, resource: 'Magento_Backend::stores_attributes' },
  { id: 'Magento_Backend::system', title: 'System', sortOrder: 80, resource: 'Magento_Backend::system' },
  { id: 'Magento_Backend::system_convert', title: 'Data Transfer', parent: 'Magento_Backend::system', sortOrder: 10, resource: 'Magento_Backend::convert' },
  { id: 'Magento_Backend::system_tools', title: 'Tools', parent: 'Magento_Backend::system', sortOrder: 50, resource: 'Magento_Backend::tools' },
  { id: 'Magento_Backend::system_cache', title: 'Cache Management', parent: 'Magento_Backend::system_tools', sortOrder: 10, action: 'admin/cache', resource: 'Magento_Backend::cache' },
  { id: 'Magento_Backend::system_other_settings', title: 'Other Settings', parent: 'Magento_Backend::system', sortOrder: 80, resource: 'Magento_Backend::system_other_settings' }
]
