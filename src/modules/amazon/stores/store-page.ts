import type { FastifyRequest } from 'fastify'
import type { AdminContext, PageOptions } from '../../../admin/admin-context.ts'
import type { FindTimeZone } from '../../../admin/time-zone.ts'
import { createError } from '../../../kernel/errors.ts'
import type { Behaviour } from '../../emulation/behaviour.ts'
import { toChannelPage } from '../channel-page.ts'
import { findAmazonStore, type AmazonStore } from './amazon-store-table.ts'
import type { StoreServices } from './store-services.ts'
import { authenticationAt } from './store-status.ts'
import type { StoreSync } from './store-sync.ts'
import { toAuthenticationText, toCountryName, toStatusText, toTimeText } from './store-texts.ts'

/** What the pages of Amazon stores work with. */
export interface StorePageOptions extends StoreServices {
  readonly sync: StoreSync
  readonly findTimeZone: FindTimeZone
  readonly findBaseUrl: (request: FastifyRequest) => Promise<string>
  readonly behaviour: Behaviour
}

const StoreUnknown = createError('AMAZON_STORE_UNKNOWN', 'There is no such Amazon store: it may have been deleted.', 404)

/** The store that the URL names by its uuid; throws where there is none. */
export async function getStore ({ database }: Pick<StoreServices, 'database'>, admin: AdminContext): Promise<AmazonStore> {
  const store = await findAmazonStore(database, admin.parameters.get('uuid') ?? '')
  if (store === undefined) throw StoreUnknown()
  return store
}

/** Path of a store's page, below the admin front name. */
export function toStorePath (action: string, { uuid }: Pick<AmazonStore, 'uuid'>): string {
  return `channel/amazon/${action}/uuid/${uuid}/`
}

/** What every page of one store has: its header in place of the channel's banner. `isDashboard` leads its button to the list of stores. */
export async function toStorePage (options: StorePageOptions, admin: AdminContext, store: AmazonStore, page: Omit<PageOptions, 'bodyClass' | 'menuItem'> & { isDashboard?: boolean }): Promise<PageOptions> {
  const { translate, url } = admin
  const { isDashboard = false, ...rest } = page
  const header = {
    name: store.name,
    country: store.countryCode,
    countryName: toCountryName(admin, store.countryCode),
    facts: toFacts(admin, store, await options.findTimeZone(), options.clock.now()),
    action: isDashboard
      ? { id: 'dashboard', text: translate('Dashboard'), href: url('channel/amazon') }
      : { id: 'back', text: translate('Back to the store'), href: url(toStorePath('store_details', store)), back: true }
  }
  return toChannelPage(admin, 'stores', { ...rest, model: { header, formKey: admin.formKey, ...page.model } })
}

function toFacts (admin: AdminContext, store: AmazonStore, timeZone: string, now: Date): object[] {
  const { translate } = admin
  return [
    { term: translate('Magento Website'), text: store.websiteName },
    { term: translate('Status'), ...toStatusText(admin, store.status) },
    { term: translate('Amazon'), ...toAuthenticationText(admin, authenticationAt(store, now)) },
    { term: translate('Created'), text: toTimeText(admin, store.createdAt, timeZone) },
    { term: translate('Last Updated'), text: toTimeText(admin, store.updatedAt, timeZone) },
    ...store.expiresAt === undefined ? [] : [{ term: translate('Authorized until'), text: toTimeText(admin, store.expiresAt, timeZone) }]
  ]
}
