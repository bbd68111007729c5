import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import { formOf, type FormBody } from '../../../kernel/http/form-body.ts'
import { listWebsites } from '../../store/website-table.ts'
import { channelResource, toChannelPage } from '../channel-page.ts'
import { addStore, storeFields, type AddStoreResult, type StoreField, type StoreInput } from './add-store.ts'
import { amazonIdTypes, mappableAttributes, marketplaces } from './marketplaces.ts'
import { toOutageMessage, toOutageStatus } from './outgoing.ts'
import type { StorePageOptions } from './store-page.ts'
import { toCountryName } from './store-texts.ts'

const emptyInput: StoreInput = { website: '', email: '', name: '', country: '', amazonIdType: '', attribute: '' }

/** Registers the dialog *Add Amazon sales channel* and what its Connect button posts to. */
export function addStoreRoutes (channel: AdminArea, options: StorePageOptions): void {
  channel.get('channel/amazon/account_create', channelResource, async (admin, _request, reply) => await showDialog(options, admin, reply, emptyInput))
  channel.post('channel/amazon/account_create', channelResource, async (admin, request, reply) => {
    const input = toInput(formOf(request))
    const result = await addStore(options, input, await options.findBaseUrl(request), admin.origin, await options.behaviour.of('mapping'))
    if (!result.ok) return await showDialog(options, admin, reply, input, result)
    return admin.redirect(reply, 'channel/amazon', { type: 'success', phrase: 'You added the Amazon store "%1".', args: [input.name] })
  })
}

function toInput (form: FormBody): StoreInput {
  return Object.fromEntries(storeFields.map(field => [field, (form.text(field) ?? '').trim()])) as unknown as StoreInput
}

async function showDialog (options: StorePageOptions, admin: AdminContext, reply: FastifyReply, input: StoreInput, refused?: Exclude<AddStoreResult, { ok: true }>): Promise<FastifyReply> {
  const { translate } = admin
  const errors = refused?.errors ?? []
  const errorOf = Object.fromEntries(errors.map(({ field, phrase }) => [field, translate(phrase)])) as Partial<Record<StoreField, string>>
  const title = translate('Add Amazon sales channel')
  return await admin.page(reply, toChannelPage(admin, 'stores', {
    template: 'amazon/add-store.njk',
    title,
    hasErrors: errors.length > 0,
    ...(refused?.outage === undefined ? {} : { status: toOutageStatus(refused.outage), messages: [toOutageMessage(refused.outage)] }),
    model: {
      action: admin.url('channel/amazon/account_create'),
      formKey: admin.formKey,
      input,
      hasErrors: errors.length > 0,
      errorList: errors.map(({ field, phrase }) => ({ text: translate(phrase), href: `#${field}` })),
      errors: errorOf,
      options: {
        website: (await listWebsites(options.database)).map(({ code, name }) => ({ value: code, label: name })),
        country: toCountries(admin),
        amazonIdType: amazonIdTypes.map(({ value, label }) => ({ value, label: value === 'general' ? translate(label) : label })),
        attribute: mappableAttributes.map(({ value, label }) => ({ value, label: translate(label) }))
      }
    }
  }))
}

function toCountries (admin: AdminContext): Array<{ value: string, label: string }> {
  return marketplaces.map(({ code }) => ({ value: code, label: toCountryName(admin, code) })).sort((one, other) => one.label.localeCompare(other.label))
}
