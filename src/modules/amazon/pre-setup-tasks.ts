/** A task to be done before a store is connected; its words are ours, the list is the guide's. */
export interface PreSetupTask {
  readonly id: string
  readonly title: string
  readonly text: string
  /** Where in the Admin it is done, as a path below the admin front name. */
  readonly path?: string
  /** What the page there asks for. */
  readonly resource?: string
}

/** The eight tasks of the page *Pre-Setup Tasks*, first those on Amazon's side. */
export const preSetupTasks: Readonly<Record<'amazon' | 'magento', readonly PreSetupTask[]>> = {
  amazon: [
    { id: 'seller-account', title: 'Create an Amazon Seller Central account.', text: 'You need a professional seller account for each country you sell in: United States, Canada, Mexico or United Kingdom.' },
    { id: 'approval', title: 'Make sure you are an approved seller on Amazon.', text: 'Some products and categories need Amazon\'s approval before they can be listed.' },
    { id: 'shipping', title: 'Configure the shipping method in Seller Central.', text: 'Orders that you fulfil yourself use the shipping settings of your seller account.' },
    { id: 'vat', title: 'Set up VAT for the United Kingdom.', text: 'Sellers in the United Kingdom enter their VAT number in Seller Central; prices are listed with VAT.' }
  ],
  magento: [
    { id: 'cron', title: 'Enable background tasks in Magento.', text: 'Synchronization runs in the background every five minutes. Choose its source in the settings of the channel.', path: 'admin/system_config/edit/section/saleschannels', resource: 'Magento_SalesChannels::saleschannels' },
    { id: 'matches', title: 'Increase the number of automatic catalog matches.', text: 'Create attributes for the identifiers that Amazon knows your products by: ASIN, UPC, EAN, ISBN or GCID.', path: 'catalog/product_attribute', resource: 'Magento_Catalog::attributes_attributes' },
    { id: 'condition', title: 'Create an attribute for the condition of your products.', text: 'Amazon asks for the condition of every listing; an attribute lets you set it product by product.', path: 'catalog/product_attribute', resource: 'Magento_Catalog::attributes_attributes' },
    { id: 'currency', title: 'Set up currency rates.', text: 'Where your prices are in another currency than the marketplace, a rate converts them.', path: 'admin/system_currency', resource: 'Magento_CurrencySymbol::currency_rates' }
  ]
}

/** Every phrase of the tasks, for the dictionaries' completeness test. */
export const preSetupPhrases: readonly string[] = Object.values(preSetupTasks).flat().flatMap(({ title, text }) => [title, text])
