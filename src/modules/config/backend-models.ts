import { createFieldError } from '../../config/field-error.ts'
import type { BackendModel } from '../../config/models.ts'
import { createCronModel } from './backend-models/cron.ts'
import { allowedCurrencies, baseCurrency, defaultCurrency, installedCurrencies } from './backend-models/currency.ts'
import { arraySerialized, serialized } from './backend-models/serialized.ts'
import { uploadModels } from './backend-models/uploads.ts'

const maximumAddressLength = 254
const maximumNameLength = 255

// A dot-separated local part, then a host of at least two labels; letters of any script, as the original accepts.
const address = /^[^\s@"(),:;<>[\]\\.]+(?:\.[^\s@"(),:;<>[\]\\.]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*[\p{L}\p{N}]$/u

/** Refuses what is no e-mail address, the empty value included, with the original's sentence. */
const emailAddress: BackendModel = {
  beforeSave (value) {
    if (value.length > maximumAddressLength || !address.test(value)) {
      throw createFieldError('The "%1" email address is incorrect. Verify the email address and try again.', value)
    }
    return value
  }
}

/** Refuses a sender's name that is empty, too long or holds anything but visible characters and spaces. */
const emailSender: BackendModel = {
  beforeSave (value) {
    if (!/^[\S ]+$/u.test(value)) {
      throw createFieldError('The sender name "%1" is not valid. Please use only visible characters and spaces.', value)
    }
    if ([...value].length > maximumNameLength) throw createFieldError('Maximum sender name length is 255. Please correct your settings.')
    return value
  }
}

/** What only clears caches or files of the original's own, and keeps the value as it is. */
const asPosted: BackendModel = {}

/** What treats the values of many modules' fields on their way into the table, by the original's class names. */
export const backendModels: Record<string, BackendModel> = {
  'Magento\\Config\\Model\\Config\\Backend\\Email\\Address': emailAddress,
  'Magento\\Config\\Model\\Config\\Backend\\Email\\Sender': emailSender,
  'Magento\\Config\\Model\\Config\\Backend\\Serialized': serialized,
  'Magento\\Config\\Model\\Config\\Backend\\Serialized\\ArraySerialized': arraySerialized,
  'Magento\\Config\\Model\\Config\\Backend\\Design\\Exception': arraySerialized,
  ...uploadModels,
  'Magento\\Config\\Model\\Config\\Backend\\Currency\\Base': baseCurrency,
  'Magento\\Config\\Model\\Config\\Backend\\Currency\\DefaultCurrency': defaultCurrency,
  'Magento\\Config\\Model\\Config\\Backend\\Currency\\Allow': allowedCurrencies,
  'Magento\\Config\\Model\\Config\\Backend\\Locale': installedCurrencies,
  'Magento\\Config\\Model\\Config\\Backend\\Currency\\Cron': createCronModel({ job: 'currency_rates_update', time: 'currency/import/time', frequency: 'currency/import/frequency' }),
  'Magento\\Config\\Model\\Config\\Backend\\Log\\Cron': createCronModel({ job: 'log_clean', time: 'system/log/time', frequency: 'system/log/frequency', enabled: 'system/log/enabled', hasRunModel: true }),
  'Magento\\Cron\\Model\\Config\\Backend\\Sitemap': createCronModel({ job: 'sitemap_generate', time: 'sitemap/generate/time', frequency: 'sitemap/generate/frequency', hasRunModel: true }),
  'Magento\\Cron\\Model\\Config\\Backend\\Product\\Alert': createCronModel({ job: 'catalog_product_alert', time: 'catalog/productalert_cron/time', frequency: 'catalog/productalert_cron/frequency', hasRunModel: true }),
  'Magento\\Config\\Model\\Config\\Backend\\Cache': asPosted,
  'Magento\\Config\\Model\\Config\\Backend\\Datashare': asPosted,
  'Magento\\Config\\Model\\Config\\Backend\\Filename': asPosted,
  // The product has one list of image adapters, and all of them are there.
  'Magento\\Config\\Model\\Config\\Backend\\Image\\Adapter': asPosted,
  'Magento\\Config\\Model\\Config\\Backend\\Secure': asPosted,
  'Magento\\Config\\Model\\Config\\Backend\\Store': asPosted,
  'Magento\\Config\\Model\\Config\\Backend\\Translate': asPosted
}
