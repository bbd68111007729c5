import type { SourceModel } from '../../../config/models.ts'
import { createList, createListAfter, createNameList } from '../../../config/option-list.ts'

const catalog = 'Magento\\Catalog\\Model\\Config\\Source'

/** The layouts that come with the original's themes and its Page Builder. */
const layouts = createList([
  ['empty', 'Empty'],
  ['1column', '1 column'],
  ['2columns-left', '2 columns with left bar'],
  ['2columns-right', '2 columns with right bar'],
  ['3columns', '3 columns'],
  ['category-full-width', 'Category -- Full Width'],
  ['product-full-width', 'Product -- Full Width'],
  ['cms-full-width', 'Page -- Full Width']
])

/** The choices of the sections Catalog, Inventory and XML Sitemap; attributes and categories are those of an installation. */
export const catalogModels: Record<string, SourceModel> = {
  [`${catalog}\\ListMode`]: createList([['grid', 'Grid Only'], ['list', 'List Only'], ['grid-list', 'Grid (default) / List'], ['list-grid', 'List (default) / Grid']]),
  [`${catalog}\\ListSort`]: createList([['position', 'Position'], ['name', 'Product Name'], ['price', 'Price']]),
  [`${catalog}\\GridPerPage`]: createNameList([['12', '12'], ['24', '24'], ['36', '36']]),
  [`${catalog}\\ListPerPage`]: createNameList([['5', '5'], ['10', '10'], ['15', '15'], ['20', '20'], ['25', '25']]),
  [`${catalog}\\Category`]: createList([['', '-- Please Select a Category --'], ['2', 'Default Category']]),
  [`${catalog}\\LayoutList`]: createListAfter([['', 'No layout updates']], layouts),
  // A clone model: the image roles that an installation begins with.
  'Magento\\Catalog\\Model\\Config\\CatalogClone\\Media\\Image': createList([['image_', 'Base'], ['small_image_', 'Small'], ['thumbnail_', 'Thumbnail'], ['swatch_image_', 'Swatch']]),
  'Magento\\Cms\\Model\\Page\\Source\\PageLayout': layouts,
  [`${catalog}\\Price\\Scope`]: createList([['0', 'Global'], ['1', 'Website']]),
  [`${catalog}\\Price\\Step`]: createList([['auto', 'Automatic (equalize price ranges)'], ['improved', 'Automatic (equalize product counts)'], ['manual', 'Manual']]),
  [`${catalog}\\Product\\Options\\Price`]: createList([['fixed', 'Fixed'], ['percent', 'Percent']]),
  [`${catalog}\\Product\\Thumbnail`]: createList([['itself', 'Product Thumbnail Itself'], ['parent', 'Parent Product Thumbnail']]),
  [`${catalog}\\TimeFormat`]: createNameList([['12h', '12h AM/PM'], ['24h', '24h']]),
  [`${catalog}\\Watermark\\Position`]: createList([
    ['stretch', 'Stretch'],
    ['tile', 'Tile'],
    ['top-left', 'Top/Left'],
    ['top-right', 'Top/Right'],
    ['bottom-left', 'Bottom/Left'],
    ['bottom-right', 'Bottom/Right'],
    ['center', 'Center']
  ]),
  [`${catalog}\\Web\\CatalogMediaUrlFormat`]: createList([
    ['image_optimization_parameters', 'Image optimization based on query parameters'],
    ['hash', 'Legacy mode (unique hash per image variant)']
  ]),
  'Magento\\CatalogInventory\\Model\\Source\\Backorders': createList([
    ['0', 'No Backorders'],
    ['1', 'Allow Qty Below 0'],
    ['2', 'Allow Qty Below 0 and Notify Customer']
  ]),
  'Magento\\CatalogInventory\\Model\\Source\\Stock': createList([['1', 'In Stock'], ['0', 'Out of Stock']]),
  'Magento\\CatalogInventory\\Model\\Config\\Source\\NotAvailableMessage': createList([['1', 'Only X of Y available'], ['2', 'Not enough items for sale']]),
  'Magento\\Msrp\\Model\\Product\\Attribute\\Source\\Type': createList([['1', 'On Gesture'], ['2', 'In Cart'], ['3', 'Before Order Confirmation']]),
  'Magento\\Downloadable\\Model\\System\\Config\\Source\\Contentdisposition': createNameList([['attachment', 'attachment'], ['inline', 'inline']]),
  'Magento\\Downloadable\\Model\\System\\Config\\Source\\Orderitemstatus': createList([['1', 'Pending'], ['9', 'Invoiced']]),
  'Magento\\Search\\Model\\Adminhtml\\System\\Config\\Source\\Engine': createNameList([['elasticsearch5', 'Elasticsearch 5.0+ (Deprecated)'], ['elasticsearch6', 'Elasticsearch 6.x'], ['elasticsearch7', 'Elasticsearch 7']]),
  'Magento\\SendFriend\\Model\\Source\\Checktype': createList([['0', 'IP Address'], ['1', 'Cookie (unsafe)']]),
  'Magento\\Sitemap\\Model\\Config\\Source\\Frequency': createList([
    ['always', 'Always'],
    ['hourly', 'Hourly'],
    ['daily', 'Daily'],
    ['weekly', 'Weekly'],
    ['monthly', 'Monthly'],
    ['yearly', 'Yearly'],
    ['never', 'Never']
  ]),
  'Magento\\Sitemap\\Model\\Source\\Product\\Image\\IncludeImage': createList([['none', 'None'], ['base', 'Base Only'], ['all', 'All']]),
  'Magento\\Wishlist\\Model\\Config\\Source\\Summary': createList([['0', 'Display number of items in wish list'], ['1', 'Display item quantities']])
}
