import type { SourceModel } from '../../config/models.ts'
import { createList, createListAfter, createNameList } from '../../config/option-list.ts'
import { countries, optionalCountries } from './source-models/countries.ts'
import { currencies } from './source-models/currencies.ts'
import { locales } from './source-models/locales.ts'
import { anyRegion, regionsByCountry } from './source-models/regions.ts'
import { storeTree, storeViews, websites } from './source-models/scopes.ts'
import { timezones } from './source-models/timezones.ts'
import { weekdayCodes } from './source-models/weekday-codes.ts'
import { weekdays } from './source-models/weekdays.ts'

const currency = 'Magento\\Config\\Model\\Config\\Source\\Locale\\Currency'
const country = 'Magento\\Directory\\Model\\Config\\Source\\Country'

/** The choices of the sections General, Web and Currency Setup, by the original's class names. */
export const sourceModels: Record<string, SourceModel> = {
  [country]: countries,
  [`${country}::optional`]: optionalCountries,
  [`${country}\\Full`]: countries,
  'Magento\\Directory\\Model\\Config\\Source\\Allregion': createListAfter([['', '--Please Select--']], regionsByCountry),
  'Magento\\Tax\\Model\\System\\Config\\Source\\Tax\\Country': countries,
  'Magento\\Tax\\Model\\System\\Config\\Source\\Tax\\Region': anyRegion,
  'Magento\\Directory\\Model\\Currency\\Import\\Source\\Service': createNameList([
    ['fixerio', 'Fixer.io'],
    ['fixerio_apilayer', 'Fixer Api via APILayer'],
    ['currencyconverterapi', 'Currency Converter API']
  ]),
  'Magento\\Config\\Model\\Config\\Source\\Locale': locales,
  'Magento\\Config\\Model\\Config\\Source\\Locale\\Country': countries,
  [currency]: currencies,
  [`${currency}\\All`]: currencies,
  'Magento\\Config\\Model\\Config\\Source\\Locale\\Timezone': timezones,
  'Magento\\Config\\Model\\Config\\Source\\Locale\\Weekdays': weekdays,
  'Magento\\Config\\Model\\Config\\Source\\Locale\\Weekdaycodes': weekdayCodes,
  'Magento\\Config\\Model\\Config\\Source\\Website': websites,
  'Magento\\Config\\Model\\Config\\Source\\Store': storeViews,
  'Magento\\Store\\Model\\System\\Store': storeTree,
  'Magento\\Directory\\Model\\Config\\Source\\WeightUnit': createList([['lbs', 'lbs'], ['kgs', 'kgs']]),
  'Magento\\Config\\Model\\Config\\Source\\Web\\Protocol': createNameList([['http', 'HTTP'], ['https', 'HTTPS']]),
  'Magento\\Config\\Model\\Config\\Source\\Web\\Redirect': createList([['0', 'No'], ['1', 'Yes (302 Found)'], ['301', 'Yes (301 Moved Permanently)']]),
  // The pages that an installation begins with; a shop's own ones are not known here.
  'Magento\\Cms\\Model\\Config\\Source\\Page': createList([
    ['no-route', '404 Not Found'],
    ['home', 'Home page'],
    ['enable-cookies', 'Enable Cookies'],
    ['privacy-policy-cookie-restriction-mode', 'Privacy and Cookie Policy']
  ])
}
