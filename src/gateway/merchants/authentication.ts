import type { FastifyReply } from 'fastify'
import { sendError } from '../json-body.ts'
import type { MerchantCall } from './merchant-call.ts'
import type { MerchantAuthentication } from './merchant-service.ts'
import type { GatewayMerchant } from './merchant-table.ts'

/** The states by the names that the channel's own table has for them. */
const statusNames: Readonly<Record<MerchantAuthentication['state'], string>> = {
  pending: 'pending_authentication',
  refused: 'refused',
  authenticated: 'authenticated',
  expired: 'expired',
  revoked: 'revoked'
}

/** Where the seller gives consent: a fresh address at every call, absolute, for it is opened in the seller's browser. */
export async function answerIrpUrl ({ merchants, request, reply }: MerchantCall, { uuid }: GatewayMerchant): Promise<FastifyReply> {
  // Where the seller comes back to is a matter of the calling shop: from here the way ends at the start page.
  const address = await merchants.findConsentUrl(uuid, '/')
  return await reply.send({ irp_url: new URL(address, `${request.protocol}://${request.host}`).toString() })
}

/** The seller behind the merchant; 404 while nobody has authorised it. */
export async function answerSellerId ({ merchants, reply }: MerchantCall, { uuid }: GatewayMerchant): Promise<FastifyReply> {
  const authentication = await merchants.findAuthentication(uuid)
  if (!('sellerId' in authentication)) return await sendError(reply, 404, 'not_authenticated', 'no seller has authorised this merchant')
  return await reply.send({ seller_id: authentication.sellerId })
}

/** Whether a seller has authorised the merchant, since when and until when. */
export async function answerAuthenticationStatus ({ merchants, reply }: MerchantCall, { uuid }: GatewayMerchant): Promise<FastifyReply> {
  const authentication = await merchants.findAuthentication(uuid)
  const dates = 'sellerId' in authentication ? { authorized_at: authentication.authorizedAt.toISOString(), expires_at: authentication.expiresAt.toISOString() } : {}
  const reason = authentication.state === 'refused' ? { reason: authentication.reason } : {}
  return await reply.send({ authentication_status: statusNames[authentication.state], ...dates, ...reason })
}
