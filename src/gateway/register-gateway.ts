import type { FastifyError, FastifyInstance } from 'fastify'
import { createGatewayRequests, type GatewayRequests } from './gateway-requests.ts'
import type { GatewayServices } from './gateway-services.ts'
import { registerImsToken } from './ims-token.ts'
import { addTextParser } from './json-body.ts'
import { registerKeyCheck } from './key-check.ts'
import { registerMerchantRegistry } from './merchant-registry.ts'
import { registerMerchants } from './merchants/register-merchants.ts'
import { recordRequests } from './record-requests.ts'

/**
 * Registers what the connectors and the channel of a real shop call: the validation of all three generations, tokens, merchants.
 * It never redirects, for connector 1.0 takes every status below 400 for "valid", and a failure of ours is a 503, never an "invalid". Every call is kept and can be looked at.
 */
export async function registerGateway (app: FastifyInstance, services: GatewayServices): Promise<GatewayRequests> {
  await app.register(async scope => {
    scope.setErrorHandler<FastifyError>(async (error, request, reply) => {
      const status = error.statusCode ?? 500
      if (status >= 400 && status < 500) return await reply.code(status).send({ valid: false, reason: status === 413 ? 'too_large' : 'malformed' })
      request.log.error(error, 'a call of the gateway failed')
      return await reply.code(503).header('retry-after', '5').send({ valid: false, reason: 'unavailable' })
    })
    recordRequests(scope, services)
    await scope.register(async inner => { await registerKeyCheck(inner, services) })
    await scope.register(async inner => {
      addTextParser(inner)
      registerMerchantRegistry(inner, services)
      registerImsToken(inner, services)
      registerMerchants(inner, services)
    })
  })
  return createGatewayRequests(app, services.database)
}
