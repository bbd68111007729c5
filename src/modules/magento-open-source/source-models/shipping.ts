import type { SourceModel } from '../../../config/models.ts'
import { createList, createListAfter, createNameList } from '../../../config/option-list.ts'

const handlingType = createList([['F', 'Fixed'], ['P', 'Percent']])
const handlingAction = createList([['O', 'Per Order'], ['P', 'Per Package']])
const dhlDocuments = createNameList([
  ['2', 'Easy shop'],
  ['5', 'Sprintline'],
  ['6', 'Secureline'],
  ['7', 'Express easy'],
  ['9', 'Europack'],
  ['B', 'Break bulk express'],
  ['C', 'Medical express'],
  ['D', 'Express worldwide'],
  ['U', 'Express worldwide EU'],
  ['K', 'Express 9:00'],
  ['L', 'Express 10:30'],
  ['G', 'Domestic economy select'],
  ['W', 'Economy select'],
  ['I', 'Break bulk economy'],
  ['N', 'Domestic express'],
  ['O', 'Others'],
  ['R', 'Globalmail business'],
  ['S', 'Same day'],
  ['T', 'Express 12:00'],
  ['X', 'Express envelope']
])
const dhlGoods = createNameList([
  ['1', 'Customer services'],
  ['3', 'Easy shop'],
  ['4', 'Jetline'],
  ['8', 'Express easy'],
  ['P', 'Express worldwide'],
  ['Q', 'Medical express'],
  ['E', 'Express 9:00'],
  ['F', 'Freight worldwide'],
  ['H', 'Economy select'],
  ['J', 'Jumbo box'],
  ['M', 'Express 10:30'],
  ['V', 'Europack'],
  ['Y', 'Express 12:00']
])
const none = [['', 'None']] as const

/** The choices that delivery methods share, and those of DHL. */
export const shippingModels: Record<string, SourceModel> = {
  'Magento\\Shipping\\Model\\Config\\Source\\Allspecificcountries': createList([['0', 'All Allowed Countries'], ['1', 'Specific Countries']]),
  'Magento\\Shipping\\Model\\Source\\HandlingType': handlingType,
  'Magento\\Shipping\\Model\\Source\\HandlingAction': handlingAction,
  'Magento\\Shipping\\Model\\Config\\Source\\Online\\Mode': createList([['0', 'Development'], ['1', 'Live']]),
  'Magento\\Shipping\\Model\\Config\\Source\\Online\\Requesttype': createList([['0', 'Divide to equal weight (one request)'], ['1', 'Use origin weight (few requests)']]),
  'Magento\\OfflineShipping\\Model\\Config\\Source\\Flatrate': createList([['', 'None'], ['O', 'Per Order'], ['I', 'Per Item']]),
  'Magento\\OfflineShipping\\Model\\Config\\Source\\Tablerate': createList([
    ['package_weight', 'Weight vs. Destination'],
    ['package_value_with_discount', 'Price vs. Destination'],
    ['package_qty', '# of Items vs. Destination']
  ]),
  'Magento\\InventoryDistanceBasedSourceSelectionAdminUi\\Model\\Config\\Source\\DistanceProvider': createList([['google', 'Google MAP'], ['offline', 'Offline calculation']]),
  'Magento\\InventoryDistanceBasedSourceSelectionAdminUi\\Model\\Config\\Source\\GoogleDistanceProvider\\Mode': createList([['driving', 'Driving'], ['walking', 'Walking'], ['bicycling', 'Bicycling']]),
  'Magento\\InventoryDistanceBasedSourceSelectionAdminUi\\Model\\Config\\Source\\GoogleDistanceProvider\\Value': createList([['distance', 'Distance'], ['time', 'Time to destination']]),
  'Magento\\Dhl\\Model\\Source\\Contenttype': createList([['D', 'Documents'], ['N', 'Non documents']]),
  'Magento\\Dhl\\Model\\Source\\Method\\Doc': dhlDocuments,
  'Magento\\Dhl\\Model\\Source\\Method\\Nondoc': dhlGoods,
  'Magento\\Dhl\\Model\\Source\\Method\\Freedoc': createListAfter(none, dhlDocuments),
  'Magento\\Dhl\\Model\\Source\\Method\\Freenondoc': createListAfter(none, dhlGoods),
  'Magento\\Dhl\\Model\\Source\\Method\\Size': createList([['0', 'Regular'], ['1', 'Specific']]),
  'Magento\\Dhl\\Model\\Source\\Method\\Unitofmeasure': createList([['K', 'Kilograms'], ['L', 'Pounds']])
}
