import type { SourceModel } from '../../../config/models.ts'
import { createList, createListAfter } from '../../../config/option-list.ts'

const priceType = createList([['0', 'Excluding Tax'], ['1', 'Including Tax']])
const productClasses = createList([['0', 'None'], ['2', 'Taxable Goods']])
const customerClasses = createList([['3', 'Retail Customer']])

/** The choices of the section Tax and of fixed product taxes; tax classes are those of an installation. */
export const taxModels: Record<string, SourceModel> = {
  'Magento\\Tax\\Model\\TaxClass\\Source\\Product': productClasses,
  'Magento\\Tax\\Model\\TaxClass\\Source\\Customer': createListAfter([['0', 'None']], customerClasses),
  'Magento\\Tax\\Model\\Config\\Source\\TaxClass\\Product': productClasses,
  'Magento\\Tax\\Model\\Config\\Source\\TaxClass\\Customer': customerClasses,
  'Magento\\Tax\\Model\\System\\Config\\Source\\Algorithm': createList([['UNIT_BASE_CALCULATION', 'Unit Price'], ['ROW_BASE_CALCULATION', 'Row Total'], ['TOTAL_BASE_CALCULATION', 'Total']]),
  'Magento\\Tax\\Model\\System\\Config\\Source\\Apply': createList([['0', 'Before Discount'], ['1', 'After Discount']]),
  'Magento\\Tax\\Model\\System\\Config\\Source\\PriceType': priceType,
  'Magento\\Tax\\Model\\Config\\Source\\Catalog': createList([['0', 'No (price without tax)'], ['1', 'Yes (only price with tax)'], ['2', 'Both (without and with tax)']]),
  'Magento\\Tax\\Model\\Config\\Source\\Basedon': createList([['shipping', 'Shipping Address'], ['billing', 'Billing Address'], ['origin', 'Shipping Origin']]),
  'Magento\\Tax\\Model\\Config\\Source\\Apply\\On': createList([['0', 'Custom price if available'], ['1', 'Original price only']]),
  'Magento\\Tax\\Model\\System\\Config\\Source\\Tax\\Display\\Type': createList([['1', 'Excluding Tax'], ['2', 'Including Tax'], ['3', 'Including and Excluding Tax']]),
  'Magento\\Weee\\Model\\Config\\Source\\Display': createList([
    ['0', 'Including FPT only'],
    ['1', 'Including FPT and FPT description'],
    ['2', 'Excluding FPT. Including FPT description and final price'],
    ['3', 'Excluding FPT']
  ])
}
