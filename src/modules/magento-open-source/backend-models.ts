import type { BackendModel } from '../../config/models.ts'
import { createCarrierUrl } from './backend-models/carrier-url.ts'
import { backupCron, sitemapPriority, smallestQuantity, urlSuffix } from './backend-models/catalog.ts'
import { apiCertificate, settlementCron } from './backend-models/paypal.ts'
import { accessList, collectionTime, color, conversionId, duoHost, forcedProviders, otpLeeway, secureUrl, timeToLive, vertical } from './backend-models/services.ts'
import { tableRates } from './backend-models/table-rates.ts'

/** What only changes indexes, attributes, caches or notices of the original's own, and keeps the value as it is. */
const asPosted: BackendModel = {}

/** What treats the values of modules whose pages are not built on their way into the table, by the original's class names. */
export const backendModels: Record<string, BackendModel> = {
  'Magento\\Catalog\\Model\\System\\Config\\Backend\\Catalog\\Url\\Rewrite\\Suffix': urlSuffix,
  'Magento\\Catalog\\Model\\Indexer\\Category\\Flat\\System\\Config\\Mode': asPosted,
  'Magento\\Catalog\\Model\\Indexer\\Product\\Flat\\System\\Config\\Mode': asPosted,
  'Magento\\Catalog\\Model\\Indexer\\Product\\Price\\System\\Config\\PriceScope': asPosted,
  'Magento\\CatalogInventory\\Model\\Config\\Backend\\Backorders': asPosted,
  'Magento\\CatalogInventory\\Model\\Config\\Backend\\Managestock': asPosted,
  'Magento\\CatalogInventory\\Model\\Config\\Backend\\ShowOutOfStock': asPosted,
  'Magento\\CatalogInventory\\Model\\System\\Config\\Backend\\Minqty': asPosted,
  'Magento\\CatalogInventory\\Model\\System\\Config\\Backend\\Qtyincrements': asPosted,
  'Magento\\CatalogInventory\\Model\\System\\Config\\Backend\\Minsaleqty': smallestQuantity,
  'Magento\\CatalogSearch\\Model\\Adminhtml\\System\\Config\\Backend\\Engine': asPosted,
  'Magento\\CatalogUrlRewrite\\Model\\TableCleaner': asPosted,
  'Magento\\Contact\\Model\\System\\Config\\Backend\\Links': asPosted,
  'Magento\\Cookie\\Model\\Config\\Backend\\Cookie': asPosted,
  'Magento\\Customer\\Model\\Config\\Backend\\Address\\Street': asPosted,
  'Magento\\Customer\\Model\\Config\\Backend\\CreateAccount\\DisableAutoGroupAssignDefault': asPosted,
  'Magento\\Customer\\Model\\Config\\Backend\\Show\\Address': asPosted,
  'Magento\\Customer\\Model\\Config\\Backend\\Show\\AddressOnly': asPosted,
  'Magento\\Customer\\Model\\Config\\Backend\\Show\\Customer': asPosted,
  'Magento\\Customer\\Model\\Config\\Share': asPosted,
  'Magento\\Developer\\Model\\Config\\Backend\\WorkflowType': asPosted,
  'Magento\\MediaStorage\\Model\\Config\\Backend\\Storage\\Media\\Database': asPosted,
  'Magento\\Rss\\Model\\System\\Config\\Backend\\Links': asPosted,
  'Magento\\Sales\\Model\\Config\\Backend\\Email\\AsyncSending': asPosted,
  'Magento\\Sales\\Model\\Config\\Backend\\Grid\\AsyncIndexing': asPosted,
  'Magento\\Sitemap\\Model\\Config\\Backend\\Priority': sitemapPriority,
  'Magento\\Sitemap\\Model\\Config\\Backend\\Robots': asPosted,
  'Magento\\Tax\\Model\\Config\\Notification': asPosted,
  'Magento\\Tax\\Model\\Config\\Price\\IncludePrice': asPosted,
  'Magento\\Tax\\Model\\Config\\TaxClass': asPosted,
  'Magento\\Backup\\Model\\Config\\Backend\\Cron': backupCron,
  'Magento\\OfflineShipping\\Model\\Config\\Backend\\Tablerate': tableRates,
  'Magento\\Paypal\\Model\\System\\Config\\Backend\\Cert': apiCertificate,
  'Magento\\Paypal\\Model\\System\\Config\\Backend\\Cron': settlementCron,
  'Magento\\Paypal\\Model\\System\\Config\\Backend\\MerchantCountry': asPosted,
  'Magento\\Fedex\\Model\\Config\\Backend\\FedexUrl': createCarrierUrl('fedex.com'),
  'Magento\\Ups\\Model\\Config\\Backend\\UpsUrl': createCarrierUrl('ups.com'),
  'Magento\\Usps\\Model\\Config\\Backend\\UspsUrl': createCarrierUrl('usps.com'),
  'Magento\\Analytics\\Model\\Config\\Backend\\CollectionTime': collectionTime,
  'Magento\\Analytics\\Model\\Config\\Backend\\Enabled': asPosted,
  'Magento\\Analytics\\Model\\Config\\Backend\\Vertical': vertical,
  'Magento\\PageCache\\Model\\System\\Config\\Backend\\AccessList': accessList,
  'Magento\\PageCache\\Model\\System\\Config\\Backend\\Ttl': timeToLive,
  'Magento\\PageCache\\Model\\System\\Config\\Backend\\Varnish': asPosted,
  'Magento\\GoogleAdwords\\Model\\Config\\Backend\\Color': color,
  'Magento\\GoogleAdwords\\Model\\Config\\Backend\\ConversionId': conversionId,
  'Magento\\Securitytxt\\Model\\Config\\Backend\\SecureUrl': secureUrl,
  'Magento\\TwoFactorAuth\\Model\\Config\\Backend\\Leeway': otpLeeway,
  'Magento\\TwoFactorAuth\\Model\\Config\\Backend\\ForceProviders': forcedProviders,
  'Magento\\TwoFactorAuth\\Model\\Config\\Backend\\Duo\\ApiHostname': duoHost
}
