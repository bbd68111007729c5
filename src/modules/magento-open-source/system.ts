import { inDefault, inDefaultAndWebsite, inEveryScope, type SystemDeclaration, type Visibility } from '../../config/declaration.ts'

/** A section without contents of its own: it is shown once a real module puts groups into it. */
function emptySection (id: string, label: string, place: readonly [tab: string, sortOrder: number], resource: string, scopes: Visibility = inEveryScope): NonNullable<SystemDeclaration['sections']>[number] {
  return { ...scopes, id, label, tab: place[0], sortOrder: place[1], resource, groups: [] }
}

/** The sections of Magento Open Source 2.4.4 that no other module here declares, for real modules to add to. */
export const system: SystemDeclaration = {
  // What the original's PayPal module does: the merchant's country decides what stands under Payment Methods.
  standIns: [{
    section: 'payment',
    paths: ['paypal/general/merchant_country', 'general/country/default'],
    values: ['us', 'ca', 'au', 'gb', 'jp', 'fr', 'it', 'es', 'hk', 'nz', 'de'],
    other: 'other',
    places: ['account', 'recommended_solutions', 'other_paypal_payment_solutions', 'other_payment_methods']
  }],
  sections: [
    emptySection('currency', 'Currency Setup', ['general', 60], 'Magento_Config::currency'),
    emptySection('design', 'Design', ['general', 30], 'Magento_Config::config_design'),
    emptySection('reports', 'Reports', ['general', 1000], 'Magento_Reports::reports'),
    emptySection('cms', 'Content Management', ['general', 1001], 'Magento_Cms::config_cms'),
    emptySection('newrelicreporting', 'New Relic Reporting', ['general', 1100], 'Magento_NewRelicReporting::config_newrelicreporting'),
    emptySection('analytics', 'Advanced Reporting', ['general', 1150], 'Magento_Analytics::analytics_settings', inDefault),
    emptySection('catalog', 'Catalog', ['catalog', 40], 'Magento_Catalog::config_catalog'),
    emptySection('cataloginventory', 'Inventory', ['catalog', 50], 'Magento_CatalogInventory::cataloginventory'),
    emptySection('sitemap', 'XML Sitemap', ['catalog', 70], 'Magento_Sitemap::config_sitemap'),
    emptySection('rss', 'RSS Feeds', ['catalog', 80], 'Magento_Rss::rss'),
    emptySection('sendfriend', 'Email to a Friend', ['catalog', 120], 'Magento_Config::sendfriend'),
    emptySection('newsletter', 'Newsletter', ['customer', 110], 'Magento_Newsletter::newsletter'),
    emptySection('customer', 'Customer Configuration', ['customer', 130], 'Magento_Customer::config_customer'),
    emptySection('wishlist', 'Wish List', ['customer', 140], 'Magento_Wishlist::config_wishlist'),
    emptySection('promo', 'Promotions', ['customer', 400], 'Magento_SalesRule::config_promo'),
    emptySection('persistent', 'Persistent Shopping Cart', ['customer', 500], 'Magento_Persistent::persistent', inDefaultAndWebsite),
    emptySection('sales', 'Sales', ['sales', 300], 'Magento_Sales::config_sales'),
    emptySection('sales_email', 'Sales Emails', ['sales', 301], 'Magento_Sales::sales_email'),
    emptySection('sales_pdf', 'PDF Print-outs', ['sales', 302], 'Magento_Sales::sales_pdf'),
    emptySection('tax', 'Tax', ['sales', 303], 'Magento_Tax::config_tax'),
    emptySection('checkout', 'Checkout', ['sales', 305], 'Magento_Checkout::checkout'),
    emptySection('shipping', 'Shipping Settings', ['sales', 310], 'Magento_Shipping::config_shipping'),
    emptySection('multishipping', 'Multishipping Settings', ['sales', 311], 'Magento_Multishipping::config_multishipping'),
    emptySection('carriers', 'Delivery Methods', ['sales', 320], 'Magento_Shipping::carriers'),
    emptySection('google', 'Google API', ['sales', 340], 'Magento_GoogleAnalytics::google'),
    emptySection('payment', 'Payment Methods', ['sales', 400], 'Magento_Payment::payment')
  ]
}
