import type { SourceModel } from '../../../config/models.ts'
import { createList, createListAfter, createNameList } from '../../../config/option-list.ts'

const none = [['', 'None']] as const

const upsMethods = createNameList([
  ['1DM', 'Next Day Air Early AM'],
  ['1DML', 'Next Day Air Early AM Letter'],
  ['1DA', 'Next Day Air'],
  ['1DAL', 'Next Day Air Letter'],
  ['1DAPI', 'Next Day Air Intra (Puerto Rico)'],
  ['1DP', 'Next Day Air Saver'],
  ['1DPL', 'Next Day Air Saver Letter'],
  ['2DM', '2nd Day Air AM'],
  ['2DML', '2nd Day Air AM Letter'],
  ['2DA', '2nd Day Air'],
  ['2DAL', '2nd Day Air Letter'],
  ['3DS', '3 Day Select'],
  ['GND', 'Ground'],
  ['GNDCOM', 'Ground Commercial'],
  ['GNDRES', 'Ground Residential'],
  ['STD', 'Canada Standard'],
  ['XPR', 'Worldwide Express'],
  ['WXS', 'Worldwide Express Saver'],
  ['XPRL', 'Worldwide Express Letter'],
  ['XDM', 'Worldwide Express Plus'],
  ['XDML', 'Worldwide Express Plus Letter'],
  ['XPD', 'Worldwide Expedited']
])

const fedexMethods = createNameList([
  ['EUROPE_FIRST_INTERNATIONAL_PRIORITY', 'Europe First Priority'],
  ['FEDEX_1_DAY_FREIGHT', '1 Day Freight'],
  ['FEDEX_2_DAY_FREIGHT', '2 Day Freight'],
  ['FEDEX_2_DAY', '2 Day'],
  ['FEDEX_2_DAY_AM', '2 Day AM'],
  ['FEDEX_3_DAY_FREIGHT', '3 Day Freight'],
  ['FEDEX_EXPRESS_SAVER', 'Express Saver'],
  ['FEDEX_GROUND', 'Ground'],
  ['FIRST_OVERNIGHT', 'First Overnight'],
  ['GROUND_HOME_DELIVERY', 'Home Delivery'],
  ['INTERNATIONAL_ECONOMY', 'International Economy'],
  ['INTERNATIONAL_ECONOMY_FREIGHT', 'Intl Economy Freight'],
  ['INTERNATIONAL_FIRST', 'International First'],
  ['INTERNATIONAL_GROUND', 'International Ground'],
  ['INTERNATIONAL_PRIORITY', 'International Priority'],
  ['INTERNATIONAL_PRIORITY_FREIGHT', 'Intl Priority Freight'],
  ['PRIORITY_OVERNIGHT', 'Priority Overnight'],
  ['SMART_POST', 'Smart Post'],
  ['STANDARD_OVERNIGHT', 'Standard Overnight'],
  ['FEDEX_FREIGHT', 'Freight'],
  ['FEDEX_NATIONAL_FREIGHT', 'National Freight']
])

/** The choices of UPS and FedEx, and the small ones of USPS. What the carriers sell carries their own English names. */
export const carrierModels: Record<string, SourceModel> = {
  'Magento\\Ups\\Model\\Config\\Source\\Method': upsMethods,
  'Magento\\Ups\\Model\\Config\\Source\\Freemethod': createListAfter(none, upsMethods),
  'Magento\\Ups\\Model\\Config\\Source\\Container': createNameList([
    ['CP', 'Customer Packaging'],
    ['ULE', 'UPS Letter Envelope'],
    ['CSP', 'Customer Supplied Package'],
    ['UT', 'UPS Tube'],
    ['PAK', 'PAK'],
    ['UEB', 'UPS Express Box'],
    ['UW25', 'UPS Worldwide 25 kilo'],
    ['UW10', 'UPS Worldwide 10 kilo'],
    ['PLT', 'Pallet'],
    ['SEB', 'Small Express Box'],
    ['MEB', 'Medium Express Box'],
    ['LEB', 'Large Express Box']
  ]),
  'Magento\\Ups\\Model\\Config\\Source\\DestType': createList([['RES', 'Residential'], ['COM', 'Commercial']]),
  'Magento\\Ups\\Model\\Config\\Source\\OriginShipment': createNameList([
    'United States Domestic Shipments', 'Shipments Originating in United States', 'Shipments Originating in Canada',
    'Shipments Originating in the European Union', 'Polish Domestic Shipments', 'Puerto Rico Origin', 'Shipments Originating in Mexico',
    'Shipments Originating in Other Countries'
  ].map(name => [name, name])),
  'Magento\\Ups\\Model\\Config\\Source\\Pickup': createNameList([
    ['RDP', 'Regular Daily Pickup'],
    ['OCA', 'On Call Air'],
    ['OTP', 'One Time Pickup'],
    ['LC', 'Letter Center'],
    ['CC', 'Customer Counter']
  ]),
  'Magento\\Ups\\Model\\Config\\Source\\Type': createNameList([['UPS', 'United Parcel Service'], ['UPS_XML', 'United Parcel Service XML']]),
  'Magento\\Ups\\Model\\Config\\Source\\Unitofmeasure': createList([['LBS', 'Pounds'], ['KGS', 'Kilograms']]),
  'Magento\\Fedex\\Model\\Source\\Method': fedexMethods,
  'Magento\\Fedex\\Model\\Source\\Freemethod': createListAfter(none, fedexMethods),
  'Magento\\Fedex\\Model\\Source\\Dropoff': createNameList([
    ['REGULAR_PICKUP', 'Regular Pickup'],
    ['REQUEST_COURIER', 'Request Courier'],
    ['DROP_BOX', 'Drop Box'],
    ['BUSINESS_SERVICE_CENTER', 'Business Service Center'],
    ['STATION', 'Station']
  ]),
  'Magento\\Fedex\\Model\\Source\\Packaging': createNameList([
    ['FEDEX_ENVELOPE', 'FedEx Envelope'],
    ['FEDEX_PAK', 'FedEx Pak'],
    ['FEDEX_BOX', 'FedEx Box'],
    ['FEDEX_TUBE', 'FedEx Tube'],
    ['FEDEX_10KG_BOX', 'FedEx 10kg Box'],
    ['FEDEX_25KG_BOX', 'FedEx 25kg Box'],
    ['YOUR_PACKAGING', 'Your Packaging']
  ]),
  'Magento\\Fedex\\Model\\Source\\Unitofmeasure': createList([['LB', 'Pounds'], ['KG', 'Kilograms']]),
  'Magento\\Usps\\Model\\Source\\Size': createList([['REGULAR', 'Regular'], ['LARGE', 'Large']]),
  'Magento\\Usps\\Model\\Source\\Machinable': createList([['true', 'Yes'], ['false', 'No']])
}
