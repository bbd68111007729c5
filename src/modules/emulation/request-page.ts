import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import { createError } from '../../kernel/errors.ts'
import type { Message } from '../../kernel/http/messages.ts'
import type { GatewayRequest } from './gateway-requests.ts'
import { requestsPath, type RequestPageOptions } from './requests-page.ts'
import type { ResolveKey } from './resolve-key.ts'

export interface RequestDetailOptions extends RequestPageOptions {
  readonly resolveKey: ResolveKey
}

const RequestUnknown = createError('GATEWAY_REQUEST_UNKNOWN', 'This call is not kept any more. The gateway keeps the last 1000.', 404)

/** Why a call cannot be made again, in a sentence. */
const obstacles = {
  not_kept: 'This call is not kept any more. The gateway keeps the last 1000.',
  body_not_kept: 'This call cannot be repeated: what it sent was too long or held secrets, so it was not kept as it was.',
  path_not_kept: 'This call cannot be repeated: its address held secrets, so it was not kept as it was.',
  signature_not_kept: 'This call cannot be repeated: it carried a signature or another secret header, which is not kept.',
  key_unknown: 'This call cannot be repeated: its API key is not stored in the configuration.'
} as const

/** Shows one call with everything that is kept of it. */
export async function showRequest (options: RequestDetailOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const { translate, url } = admin
  const request = await getRequest(options, admin)
  const obstacle = await findObstacle(options, request)
  return await admin.page(reply, {
    template: 'emulation/request.njk',
    title: translate('Gateway Request %1', request.id),
    bodyClass: 'emulation-requests-view',
    model: {
      request,
      timeZone: await options.findTimeZone(),
      backHref: url(requestsPath),
      replayAction: url(`${requestsPath}/replay`),
      formKey: admin.formKey,
      obstacle: obstacle === undefined ? null : translate(obstacles[obstacle])
    }
  })
}

/** Makes a call again and leads to the new one. */
export async function replayRequest (options: RequestDetailOptions, admin: AdminContext, id: number, reply: FastifyReply): Promise<FastifyReply> {
  const request = await options.gatewayRequests.find(id)
  const obstacle = request === undefined ? 'not_kept' : await findObstacle(options, request)
  if (request === undefined || obstacle !== undefined) {
    const message: Message = { type: 'error', phrase: obstacles[obstacle!] }
    return admin.redirect(reply, request === undefined ? requestsPath : toViewPath(id), message)
  }
  const key = request.keyFingerprint === undefined ? undefined : await options.resolveKey(request.keyFingerprint)
  const made = await options.gatewayRequests.replay(id, key)
  const message: Message = { type: 'success', phrase: 'The call was repeated and answered with status %1.', args: [String(made.status)] }
  return admin.redirect(reply, made.id === undefined ? requestsPath : toViewPath(made.id), message)
}

async function getRequest ({ gatewayRequests }: RequestDetailOptions, { parameters }: AdminContext): Promise<GatewayRequest> {
  const id = parameters.get('id') ?? ''
  const request = /^\d{1,15}$/.test(id) ? await gatewayRequests.find(Number(id)) : undefined
  if (request === undefined) throw RequestUnknown()
  return request
}

async function findObstacle ({ gatewayRequests, resolveKey }: RequestDetailOptions, { id, keyFingerprint }: GatewayRequest): Promise<keyof typeof obstacles | undefined> {
  const obstacle = await gatewayRequests.findObstacle(id)
  if (obstacle !== undefined || keyFingerprint === undefined) return obstacle
  return await resolveKey(keyFingerprint) === undefined ? 'key_unknown' : undefined
}

function toViewPath (id: number): string {
  return `${requestsPath}/view/id/${id}`
}
