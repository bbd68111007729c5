import type { AdminContext } from '../../../admin/admin-context.ts'

/** Where sellers of a country work (guide: links by country); the paths below are the same everywhere (original). */
const hosts: Readonly<Record<string, string>> = {
  CA: 'sellercentral.amazon.ca',
  GB: 'sellercentral.amazon.co.uk',
  MX: 'sellercentral.amazon.com.mx',
  US: 'sellercentral.amazon.com'
}

/** The five links into Seller Central for the country of a store, with what each is for. */
export function toSellerCentralLinks ({ translate }: Pick<AdminContext, 'translate'>, countryCode: string): object[] {
  const toHref = (path: string): string => `https://${hosts[countryCode] ?? hosts['US']!}/${path}`
  return [
    { text: translate('Shipping'), purpose: translate('Rates and places you ship to'), href: toHref('sbr') },
    { text: translate('Taxes'), purpose: translate('Taxes on what you sell'), href: toHref('tax/nexus/settings') },
    { text: translate('Payments'), purpose: translate('The bank account you are paid to'), href: toHref('sw/AccountInfo/DepositMethodView/step/DepositMethodView') },
    { text: translate('Notifications'), purpose: translate('Which messages Amazon sends you'), href: toHref('notifications/preferences') },
    { text: translate('Category Approval'), purpose: translate('Categories that need leave to sell in'), href: toHref('hz/myqdashboard') }
  ]
}
