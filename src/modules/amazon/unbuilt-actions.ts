/** Actions of the original's channel whose pages are not built yet: they stand behind the key check like the others and say so plainly. */
export const unbuiltActions: ReadonlyArray<{ action: string, title: string }> = [
  { action: 'account_listing_index', title: 'Product listings' },
  { action: 'account_listing_rules_index', title: 'Listing rules' },
  { action: 'account_pricing_rules_index', title: 'Pricing rules' },
  { action: 'account_report_index', title: 'Reports' },
  { action: 'account_settings_listings_index', title: 'Listing settings' },
  { action: 'account_settings_orders_index', title: 'Order settings' },
  { action: 'attribute_value_index', title: 'Attributes' },
  { action: 'order_details_index', title: 'Amazon order' }
]
