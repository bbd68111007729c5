import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { environmentPrefixes, type GatewayEnvironment, type GatewayServices } from '../gateway-services.ts'
import { sendError } from '../json-body.ts'
import { judgeKey, refuseKey } from '../presented-key.ts'
import { answerAuthenticationStatus, answerIrpUrl, answerSellerId } from './authentication.ts'
import { acceptCommands, answerLog, deleteLogRecords } from './exchange.ts'
import { answerMerchant, changeMerchant, createMerchant, listAllMerchants, removeMerchant } from './merchants.ts'
import type { MerchantCall } from './merchant-call.ts'
import { findMerchant, type GatewayMerchant } from './merchant-table.ts'
import { toRegion } from './regions.ts'

type Handler = (call: MerchantCall) => Promise<FastifyReply>
type MerchantHandler = (call: MerchantCall, merchant: GatewayMerchant) => Promise<FastifyReply>

/** What can be done at the list of merchants, and at one of them and below it. */
const ofList: Readonly<Partial<Record<HTTPMethods, Handler>>> = { GET: listAllMerchants, POST: createMerchant }
const ofMerchant: Readonly<Record<string, Readonly<Partial<Record<HTTPMethods, MerchantHandler>>>>> = {
  '': { GET: answerMerchant, PUT: changeMerchant, PATCH: changeMerchant, DELETE: removeMerchant },
  'irp-url': { GET: answerIrpUrl },
  'seller-id': { GET: answerSellerId },
  'authentication-status': { GET: answerAuthenticationStatus },
  log: { GET: answerLog },
  'log/bulk-delete': { POST: deleteLogRecords },
  command: { POST: acceptCommands }
}

const everyMethod: HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Registers the channel's data interface, `…/channels/amazon/{na|eu|fe|cn}/v2/merchant…`: JSON throughout, nothing without a valid key. */
export function registerMerchants (app: FastifyInstance, services: GatewayServices): void {
  for (const [environment, prefix] of Object.entries(environmentPrefixes) as Array<[GatewayEnvironment, string]>) {
    app.route({ method: everyMethod, url: `${prefix}/channels/amazon/*`, handler: async (request, reply) => await answer(services, environment, request, reply) })
  }
}

async function answer (services: GatewayServices, environment: GatewayEnvironment, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const presented = await judgeKey(services, environment, request)
  if (!presented.ok) return await refuseKey(reply, presented)
  const [regionName = '', version, kind, uuid, ...rest] = (request.params as { '*': string })['*'].replace(/\/$/, '').split('/')
  const region = toRegion(regionName)
  const actions = uuid === undefined ? ofList : ofMerchant[rest.join('/')]
  if (region === undefined || version !== 'v2' || kind !== 'merchant' || actions === undefined) return await sendError(reply, 404, 'not_found', 'there is nothing at this address')
  if (services.merchants === undefined) return await sendError(reply.header('retry-after', '60'), 503, 'unavailable', 'merchants cannot be registered in this installation')
  const action = actions[request.method as HTTPMethods]
  if (action === undefined) return await sendError(reply.header('allow', Object.keys(actions).join(', ')), 405, 'method_not_allowed', `this address does not know ${request.method}`)
  const owner = presented.verdict.accountId === undefined ? createHash('sha256').update(presented.key).digest('hex') : `account ${presented.verdict.accountId}`
  const call: MerchantCall = { services, merchants: services.merchants, place: { owner, environment, region }, request, reply }
  if (uuid === undefined) return await (action as Handler)(call)
  const merchant = await findMerchant(services.database, call.place, uuid.toLowerCase())
  return merchant === undefined ? await sendError(reply, 404, 'merchant_unknown', 'there is no such merchant') : await (action as MerchantHandler)(call, merchant)
}
