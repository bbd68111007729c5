import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import { createError } from '../../../kernel/errors.ts'
import { toOwnPath } from '../../../kernel/http/own-path.ts'
import { channelResource } from '../channel-page.ts'
import { showDetails } from './details-page.ts'
import { isUnavailable } from './merchant-service.ts'
import { isConnectOffered } from './next-step.ts'
import { sendOut, toOutageMessage } from './outgoing.ts'
import { toStatusVersion } from './status-version.ts'
import { getStore, toStorePath, type StorePageOptions } from './store-page.ts'
import { authenticationAt } from './store-status.ts'
import { toAuthenticationText } from './store-texts.ts'

const ConsentAddressInvalid = createError('CONSENT_ADDRESS_INVALID', 'The merchant service named an address for consent that is neither a web address nor a path of ours.', 502)

/** Registers a store's dashboard, *Connect store*, and the ways in which its status is asked for. */
export function addDetailsRoutes (channel: AdminArea, options: StorePageOptions): void {
  channel.get('channel/amazon/store_details', channelResource, async (admin, _request, reply) => await openDetails(options, admin, reply))
  // A GET, so that it is a plain link that opens a new tab without scripts: all it makes is a fresh link of an hour, which changes nothing by itself.
  channel.get('channel/amazon/store_connect', channelResource, async (admin, _request, reply) => await connect(options, admin, reply))
  channel.get('channel/amazon/store_status', channelResource, async (admin, _request, reply) => await answerStatus(options, admin, reply))
  channel.post('channel/amazon/store_check', channelResource, async (admin, _request, reply) => await checkStatus(options, admin, reply))
}

/**
 * While *Connect store* is offered, looking at a store asks how it stands: whoever comes back from Seller Central sees it at once.
 * What is written then is what the outside world did, as with the verdict about a key; nothing is done by looking.
 */
async function openDetails (options: StorePageOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const store = await getStore(options, admin)
  if (!isConnectOffered(store, options.clock.now())) return await showDetails(options, admin, reply, store, false)
  try {
    const result = await options.sync.syncOne(store.uuid, admin.origin)
    return await showDetails(options, admin, reply, result?.store ?? store, false)
  } catch (error) {
    if (!isUnavailable(error)) throw error
    return await showDetails(options, admin, reply, store, true)
  }
}

async function connect (options: StorePageOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const store = await getStore(options, admin)
  const back = toStorePath('store_details', store)
  let address = ''
  const outage = await sendOut(options.isReadOnly, async () => { address = await options.merchants.findConsentUrl(store.uuid, admin.url(back)) })
  if (outage !== undefined) return admin.redirect(reply, back, toOutageMessage(outage))
  if (toOwnPath(address) === undefined && !/^https?:\/\/[^\s/]/.test(address)) throw ConsentAddressInvalid()
  return reply.redirect(address, 302)
}

/** What a waiting page asks for: whether the status is another than it shows, and whether it is settled. */
async function answerStatus (options: StorePageOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const { uuid } = await getStore(options, admin)
  try {
    const { store } = (await options.sync.syncOne(uuid, admin.origin)) ?? { store: await getStore(options, admin) }
    return await reply.header('cache-control', 'no-store').send({ version: toStatusVersion(store), isSettled: store.authentication !== 'pending_authentication', status: store.status, authentication: store.authentication })
  } catch (error) {
    if (!isUnavailable(error)) throw error
    return await reply.code(503).send({ error: true, code: error.code, message: admin.translate(error.phrase) })
  }
}

async function checkStatus (options: StorePageOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const store = await getStore(options, admin)
  const back = toStorePath('store_details', store)
  try {
    const now = (await options.sync.syncOne(store.uuid, admin.origin))?.store ?? store
    const { text } = toAuthenticationText(admin, authenticationAt(now, options.clock.now()))
    return admin.redirect(reply, back, { type: 'notice', phrase: 'The status was asked for just now: %1.', args: [text] })
  } catch (error) {
    if (!isUnavailable(error)) throw error
    return admin.redirect(reply, back, toOutageMessage('unavailable'))
  }
}
