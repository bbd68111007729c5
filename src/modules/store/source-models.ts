import type { SourceModel } from '../../config/models.ts'
import { countries, optionalCountries } from './source-models/countries.ts'
import { locales } from './source-models/locales.ts'
import { timezones } from './source-models/timezones.ts'
import { weekdays } from './source-models/weekdays.ts'

/** The choices of the sections General and Web, by the original's class names. */
export const sourceModels: Record<string, SourceModel> = {
  'Magento\\Directory\\Model\\Config\\Source\\Country': countries,
  'Magento\\Directory\\Model\\Config\\Source\\Country::optional': optionalCountries,
  'Magento\\Config\\Model\\Config\\Source\\Locale': locales,
  'Magento\\Config\\Model\\Config\\Source\\Locale\\Timezone': timezones,
  'Magento\\Config\\Model\\Config\\Source\\Locale\\Weekdays': weekdays,
  'Magento\\Directory\\Model\\Config\\Source\\WeightUnit': {
    options: () => [{ value: 'lbs', label: 'lbs' }, { value: 'kgs', label: 'kgs' }]
  },
  'Magento\\Config\\Model\\Config\\Source\\Web\\Redirect': {
    options: () => [
      { value: '0', label: 'No' },
      { value: '1', label: 'Yes (302 Found)' },
      { value: '301', label: 'Yes (301 Moved Permanently)' }
    ]
  },
  'Magento\\Cms\\Model\\Config\\Source\\Page': {
    options: () => [
      { value: 'no-route', label: '404 Not Found' },
      { value: 'home', label: 'Home page' },
      { value: 'enable-cookies', label: 'Enable Cookies' },
      { value: 'privacy-policy-cookie-restriction-mode', label: 'Privacy and Cookie Policy' }
    ]
  }
}
