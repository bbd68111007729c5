import type { SourceModel } from '../../../config/models.ts'
import { createList, createListAfter, createNameList } from '../../../config/option-list.ts'
import { adwordsLanguages } from './adwords.ts'

const verticals = [
  'Apps and Games', 'Athletic/Sporting Goods', 'Art and Design', 'Auto Parts', 'Baby/Children’s Apparel, Gear and Toys', 'Beauty and Cosmetics',
  'Books, Music and Magazines', 'Crafts and Stationery', 'Consumer Electronics', 'Deal Site', 'Fashion Apparel and Accessories', 'Food, Beverage and Grocery',
  'Home Goods and Furniture', 'Home Improvement', 'Jewelry and Watches', 'Mass Merchant', 'Office Supplies', 'Outdoor and Camping Gear', 'Pet Goods',
  'Pharma and Medical Devices', 'Technology B2B', 'Other'
]

const recaptchaTheme = createList([['light', 'Light Theme'], ['dark', 'Dark Theme']])
const recaptchaPosition = createList([['inline', 'Inline'], ['bottomright', 'Bottom Right'], ['bottomleft', 'Bottom Left']])

/** The choices of reporting, notices, backups, caches, content and the security package. */
export const serviceModels: Record<string, SourceModel> = {
  'Magento\\AdminNotification\\Model\\Config\\Source\\Frequency': createList([['1', '1 Hour'], ['2', '2 Hours'], ['6', '6 Hours'], ['12', '12 Hours'], ['24', '24 Hours']]),
  'Magento\\Analytics\\Model\\Config\\Source\\Vertical': createListAfter([['', '--Please Select--']], createList(verticals.map(name => [name, name]))),
  'Magento\\Backup\\Model\\Config\\Source\\Type': createList([
    ['db', 'Database'],
    ['media', 'Database and Media'],
    ['snapshot', 'System'],
    ['nomedia', 'System (excluding Media)']
  ]),
  'Magento\\PageCache\\Model\\System\\Config\\Source\\Application': createList([['1', 'Built-in Cache'], ['2', 'Varnish Cache (Recommended)']]),
  'Magento\\Cms\\Model\\Config\\Source\\Wysiwyg\\Enabled': createList([['enabled', 'Enabled by Default'], ['hidden', 'Disabled by Default'], ['disabled', 'Disabled Completely']]),
  'Magento\\Cms\\Model\\Config\\Source\\Wysiwyg\\Editor': createNameList([['mage/adminhtml/wysiwyg/tiny_mce/tinymce5Adapter', 'TinyMCE 5'], ['mage/adminhtml/wysiwyg/tiny_mce/tinymce4Adapter', 'TinyMCE 4']]),
  'Magento\\GoogleAdwords\\Model\\Config\\Source\\Language': adwordsLanguages,
  'Magento\\GoogleAdwords\\Model\\Config\\Source\\ValueType': createList([['1', 'Dynamic'], ['0', 'Constant']]),
  'Magento\\Translation\\Model\\Js\\Config\\Source\\Strategy': createList([
    ['dictionary', 'Dictionary (Translation on Storefront side)'],
    ['embedded', 'Embedded (Translation on Admin side)']
  ]),
  'Magento\\LoginAsCustomerAdminUi\\Model\\Config\\Source\\StoreViewLogin': createList([['0', 'Auto-Detection (default)'], ['1', 'Manual Selection']]),
  'Magento\\LoginAsCustomer\\Model\\Config\\Source\\StoreViewLogin': createList([['0', 'Auto-Detection (default)'], ['1', 'Manual Selection']]),
  'Magento\\ReCaptchaAdminUi\\Model\\OptionSource\\Type': createListAfter([['', 'No']], createNameList([
    ['recaptcha', 'reCAPTCHA v2 ("I am not a robot")'],
    ['invisible', 'reCAPTCHA v2 Invisible'],
    ['recaptcha_v3', 'reCAPTCHA v3 Invisible']
  ])),
  'Magento\\ReCaptchaVersion2Checkbox\\Model\\OptionSource\\Theme': recaptchaTheme,
  'Magento\\ReCaptchaVersion2Checkbox\\Model\\OptionSource\\Size': createList([['normal', 'Normal'], ['compact', 'Compact']]),
  'Magento\\ReCaptchaVersion2Invisible\\Model\\OptionSource\\Theme': recaptchaTheme,
  'Magento\\ReCaptchaVersion2Invisible\\Model\\OptionSource\\Position': recaptchaPosition,
  'Magento\\ReCaptchaVersion3Invisible\\Model\\OptionSource\\Theme': recaptchaTheme,
  'Magento\\ReCaptchaVersion3Invisible\\Model\\OptionSource\\Position': recaptchaPosition,
  'Magento\\TwoFactorAuth\\Model\\Config\\Source\\Provider': createNameList([['google', 'Google Authenticator'], ['duo_security', 'Duo Security'], ['authy', 'Authy'], ['u2fkey', 'U2F Devices (Yubikey and others)']])
}
