import { inDefault, inDefaultAndWebsite, inEveryScope, type FieldDeclaration, type GroupDeclaration, type Visibility } from '../../../config/declaration.ts'

const yesno = 'Magento\\Config\\Model\\Config\\Source\\Yesno'
const country = 'Magento\\Directory\\Model\\Config\\Source\\Country'
const weekdays = 'Magento\\Config\\Model\\Config\\Source\\Locale\\Weekdays'

function countriesField (visibility: Visibility, id: string, label: string, sortOrder: number): FieldDeclaration {
  return { ...visibility, id, label, type: 'multiselect', sortOrder, canRestore: true, canBeEmpty: true, sourceModel: country }
}

function textField (visibility: Visibility, id: string, label: string, sortOrder: number): FieldDeclaration {
  return { ...visibility, id, label, type: 'text', sortOrder }
}

const countryOptions: GroupDeclaration = {
  ...inEveryScope,
  id: 'country',
  label: 'Country Options',
  sortOrder: 1,
  fields: [
    { ...inEveryScope, id: 'default', label: 'Default Country', type: 'select', sortOrder: 1, canRestore: true, sourceModel: country },
    countriesField(inDefaultAndWebsite, 'allow', 'Allow Countries', 2),
    countriesField(inDefault, 'optional_zip_countries', 'Zip/Postal Code is Optional for', 3),
    { ...countriesField(inDefault, 'eu_countries', 'European Union Countries', 30), canBeEmpty: false },
    { ...countriesField(inEveryScope, 'destinations', 'Top destinations', 40), canRestore: false }
  ]
}

const stateOptions: GroupDeclaration = {
  ...inDefault,
  id: 'region',
  label: 'State Options',
  sortOrder: 4,
  fields: [
    { ...countriesField(inDefault, 'state_required', 'State is Required for', 1), canRestore: false },
    { ...inDefault, id: 'display_all', label: 'Allow to Choose State if It is Optional for Country', type: 'select', sortOrder: 8, sourceModel: yesno }
  ]
}

const localeOptions: GroupDeclaration = {
  ...inEveryScope,
  id: 'locale',
  label: 'Locale Options',
  sortOrder: 8,
  fields: [
    {
      ...inDefaultAndWebsite,
      id: 'timezone',
      label: 'Timezone',
      type: 'select',
      sortOrder: 1,
      sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Locale\\Timezone',
      backendModel: 'Magento\\Config\\Model\\Config\\Backend\\Locale\\Timezone'
    },
    { ...inEveryScope, id: 'code', label: 'Locale', type: 'select', sortOrder: 5, sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Locale' },
    { ...inEveryScope, id: 'weight_unit', label: 'Weight Unit', type: 'select', sortOrder: 7, canRestore: true, sourceModel: 'Magento\\Directory\\Model\\Config\\Source\\WeightUnit' },
    { ...inEveryScope, id: 'firstday', label: 'First Day of Week', type: 'select', sortOrder: 10, canRestore: true, sourceModel: weekdays },
    { ...inEveryScope, id: 'weekend', label: 'Weekend Days', type: 'multiselect', sortOrder: 15, canRestore: true, canBeEmpty: true, sourceModel: weekdays }
  ]
}

const storeInformation: GroupDeclaration = {
  ...inEveryScope,
  id: 'store_information',
  label: 'Store Information',
  sortOrder: 100,
  fields: [
    textField(inEveryScope, 'name', 'Store Name', 10),
    textField(inEveryScope, 'phone', 'Store Phone Number', 20),
    textField(inEveryScope, 'hours', 'Store Hours of Operation', 22),
    {
      ...inDefaultAndWebsite,
      id: 'country_id',
      label: 'Country',
      type: 'select',
      sortOrder: 25,
      canBeEmpty: true,
      frontendClass: 'countries',
      sourceModel: `${country}::optional`
    },
    textField(inDefaultAndWebsite, 'region_id', 'Region/State', 27),
    textField(inDefaultAndWebsite, 'postcode', 'ZIP/Postal Code', 30),
    textField(inDefaultAndWebsite, 'city', 'City', 45),
    textField(inDefaultAndWebsite, 'street_line1', 'Street Address', 55),
    textField(inDefaultAndWebsite, 'street_line2', 'Street Address Line 2', 60),
    { ...textField(inDefaultAndWebsite, 'merchant_vat_number', 'VAT Number', 61), canBeEmpty: true }
  ]
}

const singleStoreMode: GroupDeclaration = {
  ...inDefault,
  id: 'single_store_mode',
  label: 'Single-Store Mode',
  sortOrder: 150,
  fields: [{
    ...inDefault,
    id: 'enabled',
    label: 'Enable Single-Store Mode',
    type: 'select',
    sortOrder: 10,
    comment: 'Has no effect while there is more than one store view.',
    sourceModel: yesno
  }]
}

/** The groups of General > General. */
export const generalGroups: readonly GroupDeclaration[] = [countryOptions, stateOptions, localeOptions, storeInformation, singleStoreMode]
