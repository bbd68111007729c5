import type { AdminContext } from '../../admin/admin-context.ts'

/** Pages about the values of a section that other parts of the product bring along. */
export function toTools (hasPage: (path: string) => boolean, { translate, url }: AdminContext, path: string): object[] {
  const tools = [
    { page: 'admin/system_config/history', text: translate('History') },
    { page: 'admin/system_config/compare', text: translate('Compare scopes') },
    { page: 'admin/system_config/export', text: translate('Export') },
    { page: 'admin/system_config/import', text: translate('Import') }
  ]
  return tools.filter(({ page }) => hasPage(page)).map(({ page, text }) => ({ text, href: url(path.replace('admin/system_config/edit', page)) }))
}
