import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AmazonStore } from './amazon-store-table.ts'
import { findNextStep, isConnectOffered, type NextStep } from './next-step.ts'
import { toSellerCentralLinks } from './seller-central-links.ts'
import { listStatusChanges, type StatusChange } from './status-history-table.ts'
import { toStatusVersion } from './status-version.ts'
import { toStorePage, toStorePath, type StorePageOptions } from './store-page.ts'
import { toAuthenticationText, toChangeText, toNextStepText, toRefusalText, toStatusText, toTimeText } from './store-texts.ts'

/** Entries of the status history on one page. */
const pageSize = 10

/** Shows a store's dashboard; `isOutdated` where the services behind the channel did not answer. */
export async function showDetails (options: StorePageOptions, admin: AdminContext, reply: FastifyReply, store: AmazonStore, isOutdated: boolean): Promise<FastifyReply> {
  const { translate, url } = admin
  const now = options.clock.now()
  const step = findNextStep(store, now)
  const isReadOnly = await options.isReadOnly()
  return await admin.page(reply, await toStorePage(options, admin, store, {
    isDashboard: true,
    template: 'amazon/store.njk',
    title: translate('Amazon Sales Channel'),
    messages: isOutdated ? [{ type: 'warning', phrase: 'The services behind the channel do not answer: what is shown here may be out of date.' }] : [],
    model: {
      steps: toSteps(admin, store, step),
      next: { name: step.name, text: toNextStepText(admin, step) },
      refusal: store.refusalReason === undefined ? null : toRefusalText(admin, store.refusalReason),
      connect: !isConnectOffered(store, now) ? null : { isReadOnly, href: url(toStorePath('store_connect', store)), checkAction: url(toStorePath('store_check', store)), statusUrl: url(toStorePath('store_status', store)), version: toStatusVersion(store) },
      ruleHref: url(toStorePath('account_listing_rules_index', store)),
      activateAction: `${url(toStorePath('store_activate', store))}back/store/`,
      settings: toSettingsMenu(admin, store),
      sellerCentral: toSellerCentralLinks(admin, store.countryCode),
      listingsHref: url(toStorePath('account_listing_index', store)),
      ordersHref: url(toStorePath('order_details_index', store)),
      history: await toHistory(options, admin, store)
    }
  }))
}

function toSteps ({ translate, url }: AdminContext, store: AmazonStore, step: NextStep): object[] {
  const isConnected = ['listing_rule', 'renew_soon', 'activate', 'none'].includes(step.name)
  const hasRule = store.status !== 'incomplete'
  const toState = (isDone: boolean, isNext: boolean): string => isDone ? 'done' : isNext ? 'current' : 'todo'
  return [
    { text: translate('Store added'), state: 'done' },
    { text: translate('Connected to Amazon'), state: toState(isConnected, true) },
    { text: translate('Listing rule saved'), state: toState(hasRule, isConnected), ...(isConnected || hasRule ? { href: url(toStorePath('account_listing_rules_index', store)) } : {}) },
    { text: translate('Active'), state: toState(store.status === 'active' && isConnected, hasRule && isConnected) }
  ]
}

/** The seven pages of settings, as the guide orders them, each with what it is for. */
function toSettingsMenu ({ translate, url }: AdminContext, store: AmazonStore): object[] {
  const toEntry = (action: string, text: string, purpose: string): object => ({ text, purpose, href: url(toStorePath(action, store)) })
  return [
    toEntry('account_settings_listings_index', translate('Listing settings'), translate('How your products are offered on Amazon')),
    toEntry('account_settings_orders_index', translate('Order settings'), translate('What becomes of orders placed on Amazon')),
    toEntry('account_listing_rules_index', translate('Listing rules'), translate('Which products of your catalog may be listed')),
    toEntry('account_pricing_rules_index', translate('Pricing rules'), translate('How the price on Amazon is worked out')),
    toEntry('account_report_index', translate('Store reports'), translate('Prices of competitors and improvements of listings')),
    toEntry('logs', translate('Logs'), translate('Changes of listings and errors of communication')),
    toEntry('store_settings', translate('Store integration settings'), translate('What this store is called and who is written to'))
  ]
}

async function toHistory (options: StorePageOptions, admin: AdminContext, store: AmazonStore): Promise<object> {
  const { url, parameters } = admin
  const before = /^\d{1,15}$/.test(parameters.get('before') ?? '') ? Number(parameters.get('before')) : undefined
  const found = await listStatusChanges(options.database, store.merchantId, { limit: pageSize + 1, before })
  const changes = found.slice(0, pageSize)
  const timeZone = await options.findTimeZone()
  const path = toStorePath('store_details', store)
  return {
    rows: changes.map(change => ({ cells: { time: toTimeText(admin, change.createdAt, timeZone), who: change.userName, change: toDifference(admin, change), why: toChangeText(admin, change.reason) } })),
    newestHref: before === undefined ? null : `${url(path)}#status-history`,
    olderHref: found.length > pageSize ? `${url(`${path}before/${changes.at(-1)!.id}`)}#status-history` : null
  }
}

/** From what to what, where something changed; the state alone where the store began. */
function toDifference (admin: AdminContext, { from, to }: StatusChange): string {
  const status = toStatusText(admin, to.status).text
  const authentication = toAuthenticationText(admin, to.authentication).text
  if (from === undefined) return `${status}, ${authentication}`
  const parts = [
    ...from.status === to.status ? [] : [`${toStatusText(admin, from.status).text} → ${status}`],
    ...from.authentication === to.authentication ? [] : [`${toAuthenticationText(admin, from.authentication).text} → ${authentication}`]
  ]
  return parts.length === 0 ? authentication : parts.join(', ')
}
