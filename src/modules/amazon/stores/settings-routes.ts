import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import { formOf } from '../../../kernel/http/form-body.ts'
import { channelResource } from '../channel-page.ts'
import type { AmazonStore } from './amazon-store-table.ts'
import { toOutageMessage, toOutageStatus } from './outgoing.ts'
import { saveSettings, type SaveSettingsResult, type StoreSettings } from './save-settings.ts'
import { getStore, toStorePage, toStorePath, type StorePageOptions } from './store-page.ts'
import { toCountryName } from './store-texts.ts'

const path = 'channel/amazon/store_settings'

interface ShownSettings {
  readonly store: AmazonStore
  /** What stands in the fields: as stored, or as typed where it was refused. */
  readonly input: StoreSettings
  readonly refused?: Exclude<SaveSettingsResult, { ok: true }>
}

/** Registers *Store integration settings*. */
export function addSettingsRoutes (channel: AdminArea, options: StorePageOptions): void {
  channel.get(path, channelResource, async (admin, _request, reply) => {
    const store = await getStore(options, admin)
    return await showSettings(options, admin, reply, { store, input: store })
  })
  channel.post(path, channelResource, async (admin, request, reply) => {
    const store = await getStore(options, admin)
    const form = formOf(request)
    const input = { email: (form.text('email') ?? '').trim(), name: (form.text('name') ?? '').trim() }
    const result = await saveSettings(options, store, input, admin.origin)
    if (!result.ok) return await showSettings(options, admin, reply, { store, input, refused: result })
    return admin.redirect(reply, toStorePath('store_settings', store), { type: 'success', phrase: 'You saved the settings of the Amazon store "%1".', args: [input.name] })
  })
}

async function showSettings (options: StorePageOptions, admin: AdminContext, reply: FastifyReply, { store, input, refused }: ShownSettings): Promise<FastifyReply> {
  const { translate, url } = admin
  const errors = Object.entries(refused?.errors ?? {}).map(([field, phrase]) => ({ field, text: translate(phrase), href: `#${field}` }))
  return await admin.page(reply, await toStorePage(options, admin, store, {
    template: 'amazon/store-settings.njk',
    title: translate('Store integration settings'),
    hasErrors: errors.length > 0,
    ...(refused?.outage === undefined ? {} : { status: toOutageStatus(refused.outage), messages: [toOutageMessage(refused.outage)] }),
    model: {
      action: url(toStorePath('store_settings', store)),
      input: { email: input.email, name: input.name },
      errorList: errors,
      errors: Object.fromEntries(errors.map(({ field, text }) => [field, text])),
      websiteName: store.websiteName,
      countryName: toCountryName(admin, store.countryCode),
      sellerId: store.sellerId ?? null,
      deleteHref: url(toStorePath('store_delete', store))
    }
  }))
}
