import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import { toChannelPage } from '../channel-page.ts'
import { countAmazonStores, listAmazonStores, type AmazonStore } from './amazon-store-table.ts'
import { findNextStep } from './next-step.ts'
import { toStorePath, type StorePageOptions } from './store-page.ts'
import { toCountryName, toNextStepText, toStatusText, toTimeText } from './store-texts.ts'

/** Cards on one page. */
const pageSize = 24

/** Shows the cards of the Amazon stores; before there is one, what should be done first. */
export async function showHome (options: StorePageOptions, admin: AdminContext, reply: FastifyReply, listTasks: () => Promise<object[]>): Promise<FastifyReply> {
  const { translate, url, parameters } = admin
  const count = await countAmazonStores(options.database)
  const last = Math.max(1, Math.ceil(count / pageSize))
  const page = Math.min(last, /^[1-9]\d{0,6}$/.test(parameters.get('p') ?? '') ? Number(parameters.get('p')) : 1)
  const stores = await listAmazonStores(options.database, { skip: (page - 1) * pageSize, limit: pageSize })
  const timeZone = await options.findTimeZone()
  const toPageHref = (number: number): string => url(`channel/amazon/index/p/${number}`)
  return await admin.page(reply, toChannelPage(admin, 'stores', {
    template: 'amazon/home.njk',
    title: translate('Amazon Sales Channel'),
    model: {
      cards: stores.map(store => toCard(options, admin, store, timeZone)),
      tasks: count === 0 ? await listTasks() : null,
      pages: last === 1 ? null : { text: translate('Page %1 of %2', page, last), previousHref: page === 1 ? null : toPageHref(page - 1), nextHref: page === last ? null : toPageHref(page + 1) }
    }
  }))
}

function toCard ({ clock }: StorePageOptions, admin: AdminContext, store: AmazonStore, timeZone: string): object {
  const { translate, url } = admin
  const step = findNextStep(store, clock.now())
  const href = url(toStorePath('store_details', store))
  const isActive = store.status === 'active'
  return {
    id: store.uuid,
    name: store.name,
    country: store.countryCode,
    countryName: toCountryName(admin, store.countryCode),
    facts: [
      { term: translate('Magento Website'), text: store.websiteName },
      { term: translate('Status'), ...toStatusText(admin, store.status) },
      { term: translate('Last Updated'), text: toTimeText(admin, store.updatedAt, timeZone) },
      { term: translate('Created'), text: toTimeText(admin, store.createdAt, timeZone) }
    ],
    alert: step.name === 'none' ? null : { text: toNextStepText(admin, step), href },
    viewHref: href,
    formKey: admin.formKey,
    actions: [
      { text: isActive ? translate('Deactivate') : translate('Activate'), formAction: url(toStorePath(isActive ? 'store_deactivate' : 'store_activate', store)) },
      { text: translate('Delete'), href: url(toStorePath('store_delete', store)) }
    ]
  }
}
