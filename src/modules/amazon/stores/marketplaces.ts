/** A country that the channel can sell in (the original's 4.3: four of Amazon's marketplaces). */
export interface Marketplace {
  /** The channel's own country code; the United Kingdom is GB. */
  readonly code: string
  readonly name: string
  readonly currency: string
}

export const marketplaces: readonly Marketplace[] = [
  { code: 'CA', name: 'Canada', currency: 'CAD' },
  { code: 'MX', name: 'Mexico', currency: 'MXN' },
  { code: 'GB', name: 'United Kingdom', currency: 'GBP' },
  { code: 'US', name: 'United States', currency: 'USD' }
]

/** What Amazon calls a product by; `general` searches by words. */
export const amazonIdTypes: ReadonlyArray<{ value: string, label: string }> = [
  { value: 'asin', label: 'ASIN' },
  { value: 'ean', label: 'EAN' },
  { value: 'gcid', label: 'GCID' },
  { value: 'isbn', label: 'ISBN' },
  { value: 'upc', label: 'UPC' },
  { value: 'general', label: 'General Search' }
]

/** Product attributes that can hold such an id: the catalogue's own with text or select input, and the two that the guide has one create. */
export const mappableAttributes: ReadonlyArray<{ value: string, label: string }> = [
  { value: 'amazon_asin', label: 'Amazon ASIN' },
  { value: 'color', label: 'Color' },
  { value: 'country_of_manufacture', label: 'Country of Manufacture' },
  { value: 'manufacturer', label: 'Manufacturer' },
  { value: 'name', label: 'Product Name' },
  { value: 'sku', label: 'SKU' }
]
