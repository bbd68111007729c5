/**
 * The modules of Magento Open Source 2.4.4 whose menu, ACL resources and sections are here, or that real modules often need; the
 * storefront's and GraphQL's many small ones are left out.
 */
export const openSourceModules: readonly string[] = [
  'AdminAnalytics AdminNotification AdvancedPricingImportExport AdvancedSearch Amqp Analytics',
  'AsynchronousOperations Authorization AwsS3 Backup Bundle BundleImportExport CacheInvalidate',
  'CardinalCommerce Catalog CatalogAnalytics CatalogImportExport CatalogInventory CatalogRule',
  'CatalogRuleConfigurable CatalogSearch CatalogUrlRewrite CatalogWidget Checkout CheckoutAgreements Cms',
  'CmsUrlRewrite ConfigurableImportExport ConfigurableProduct ConfigurableProductSales Cookie Cron Csp',
  'CurrencySymbol Customer CustomerAnalytics CustomerImportExport Deploy Developer Dhl Directory Downloadable',
  'DownloadableImportExport Eav Elasticsearch Elasticsearch6 Elasticsearch7 Email EncryptionKey Fedex GiftMessage',
  'GoogleAdwords GoogleAnalytics GoogleOptimizer GraphQl GraphQlCache GroupedCatalogInventory GroupedImportExport',
  'GroupedProduct ImportExport Indexer InstantPurchase Inventory InventoryAdminUi InventoryApi InventoryCatalog',
  'InventoryConfiguration InventoryInStorePickup InventoryLowQuantityNotification InventoryReservations',
  'InventorySales InventoryShipping LayeredNavigation LoginAsCustomer LoginAsCustomerAdminUi LoginAsCustomerApi',
  'LoginAsCustomerLog Marketplace MediaContent MediaGallery MediaGalleryApi MediaGalleryUi MediaStorage',
  'MessageQueue Msrp MsrpConfigurableProduct Multishipping MysqlMq NewRelicReporting Newsletter OfflinePayments',
  'OfflineShipping PageBuilder PageCache Payment Paypal PaypalCaptcha Persistent ProductAlert ProductVideo Quote',
  'QuoteAnalytics ReCaptchaAdminUi ReCaptchaCheckout ReCaptchaContact ReCaptchaCustomer ReCaptchaFrontendUi',
  'ReCaptchaMigration ReCaptchaNewsletter ReCaptchaPaypal ReCaptchaReview ReCaptchaSendFriend',
  'ReCaptchaStorePickup ReCaptchaUi ReCaptchaUser ReCaptchaValidation ReCaptchaValidationApi',
  'ReCaptchaVersion2Checkbox ReCaptchaVersion2Invisible ReCaptchaVersion3Invisible ReleaseNotification',
  'RemoteStorage Reports RequireJs Review ReviewAnalytics Robots Rss Rule Sales SalesAnalytics SalesInventory',
  'SalesRule SalesSequence SampleData Search Security Securitytxt SendFriend Shipping Sitemap Swagger',
  'SwaggerWebapi Swatches SwatchesLayeredNavigation Tax TaxImportExport Theme Translation TwoFactorAuth Ui Ups',
  'UrlRewrite Usps Variable Vault Version WebapiAsync WebapiSecurity Weee Widget Wishlist WishlistAnalytics'
].join(' ').split(' ').map(name => `Magento_${name}`)
