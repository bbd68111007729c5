import type { Menu, MenuItem } from '../../admin/menu.ts'
import type { Option } from '../../config/declaration.ts'
import type { SourceModel } from '../../config/models.ts'

/** The source model `Magento\Config\Model\Config\Source\Admin\Page`: every page of the menu, under the heading of its top-level entry. */
export function createAdminPages (menu: Menu): SourceModel {
  return { options: () => menu.listChildren(undefined).map(item => toOption(menu, item)).filter(hasPages) }
}

function toOption (menu: Menu, item: MenuItem): Option {
  if (item.action !== undefined) return { value: item.id, label: item.title }
  return { value: '', label: item.title, options: listPagesBelow(menu, item.id) }
}

function listPagesBelow (menu: Menu, id: string): Option[] {
  return menu.listChildren(id).flatMap(item => [
    ...item.action === undefined ? [] : [{ value: item.id, label: item.title }],
    ...listPagesBelow(menu, item.id)
  ])
}

function hasPages (option: Option): boolean {
  return option.options === undefined || option.options.length > 0
}
