/** A page of the original's channel that is not built. */
export interface UnbuiltAction {
  readonly action: string
  readonly title: string
  /** What this means for whoever came here. */
  readonly text: string
}

/** They stand behind the key check like the others, say plainly what is not there, and lead back to where something can be done. */
export const unbuiltActions: readonly UnbuiltAction[] = [
  { action: 'account_listing_index', title: 'Product listings', text: 'Products are not sent to Amazon from here, so there are no listings to manage.' },
  { action: 'account_pricing_rules_index', title: 'Pricing rules', text: 'Prices are not changed for Amazon here, so there are no rules to set.' },
  { action: 'account_report_index', title: 'Store reports', text: 'Prices of competitors and improvements of listings are not fetched from Amazon here, so there is nothing to report.' },
  { action: 'account_settings_listings_index', title: 'Listing settings', text: 'Of the listing settings only the product ID and its attribute are kept, as they were chosen when the store was added.' },
  { action: 'account_settings_orders_index', title: 'Order settings', text: 'Orders are not fetched from Amazon here, so there is nothing to set.' },
  { action: 'attribute_value_index', title: 'Attributes', text: 'Attributes of Amazon products are not fetched here. Which attribute holds the product ID is chosen when a store is added.' },
  { action: 'order_details_index', title: 'Amazon orders', text: 'Orders are not fetched from Amazon here, so there are none to look at.' }
]
