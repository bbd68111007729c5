import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import { channelResource } from '../channel-page.ts'
import { changeStatus, type StoreAction } from './change-status.ts'
import { findNextStep } from './next-step.ts'
import { getStore, toStorePage, toStorePath, type StorePageOptions } from './store-page.ts'
import { authenticationAt } from './store-status.ts'
import { toNextStepText, toObstaclePhrase } from './store-texts.ts'

const listingRules = 'channel/amazon/account_listing_rules'

/** Registers the first listing rule and the buttons that activate and deactivate a store. */
export function addStatusRoutes (channel: AdminArea, options: StorePageOptions): void {
  channel.post('channel/amazon/store_activate', channelResource, async (admin, _request, reply) => await change(options, admin, reply, 'activate'))
  channel.post('channel/amazon/store_deactivate', channelResource, async (admin, _request, reply) => await change(options, admin, reply, 'deactivate'))
  channel.get(`${listingRules}_index`, channelResource, async (admin, _request, reply) => await showRule(options, admin, reply, false))
  channel.get(`${listingRules}_preview`, channelResource, async (admin, _request, reply) => await showRule(options, admin, reply, true))
  channel.post(`${listingRules}_save`, channelResource, async (admin, _request, reply) => await change(options, admin, reply, 'rule_saved'))
}

const done: Readonly<Record<StoreAction, string>> = {
  activate: 'The Amazon store "%1" is active.',
  deactivate: 'The Amazon store "%1" is inactive: everything is kept, and nothing is synchronized until it is activated.',
  rule_saved: 'You saved the listing rule of the Amazon store "%1".'
}

async function change (options: StorePageOptions, admin: AdminContext, reply: FastifyReply, action: StoreAction): Promise<FastifyReply> {
  const { uuid } = await getStore(options, admin)
  const result = await changeStatus(options, uuid, action, admin.origin)
  const back = action === 'rule_saved' || admin.parameters.get('back') === 'store' ? toStorePath('store_details', { uuid }) : 'channel/amazon'
  if (result.state === 'missing') return admin.redirect(reply, 'channel/amazon')
  const args = [result.store.name]
  if (result.state === 'refused') return admin.redirect(reply, back, { type: 'error', phrase: toObstaclePhrase(result.obstacle), args })
  const isFirst = action === 'rule_saved' && result.isChanged
  return admin.redirect(reply, back, { type: 'success', phrase: done[action], args }, ...isFirst ? [{ type: 'success', phrase: done.activate, args } as const] : [])
}

/** The first rule takes every product of the website: conditions belong to listings, which are not built (decision). */
async function showRule (options: StorePageOptions, admin: AdminContext, reply: FastifyReply, isPreview: boolean): Promise<FastifyReply> {
  const { translate, url } = admin
  const store = await getStore(options, admin)
  const now = options.clock.now()
  const isConnected = authenticationAt(store, now) === 'authenticated'
  return await admin.page(reply, await toStorePage(options, admin, store, {
    template: isPreview ? 'amazon/listing-rule-preview.njk' : 'amazon/listing-rule.njk',
    title: isPreview ? translate('Preview of the listing rule') : translate('Listing rules'),
    model: {
      ruleName: translate('Listing rule of %1', store.websiteName),
      websiteName: store.websiteName,
      isSaved: store.status !== 'incomplete',
      isConnected,
      missing: isConnected ? null : toNextStepText(admin, findNextStep(store, now)),
      storeHref: url(toStorePath('store_details', store)),
      ruleHref: url(toStorePath('account_listing_rules_index', store)),
      previewHref: url(toStorePath('account_listing_rules_preview', store)),
      action: url(toStorePath('account_listing_rules_save', store))
    }
  }))
}
