import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { environmentPrefixes, type GatewayEnvironment, type GatewayServices } from './gateway-services.ts'
import { judgeKey, refuseKey, toKeyFacts } from './presented-key.ts'

/** Registers the validation of connector 1.0: `GET …/gateway/apikeycheck`, where 200 says valid, 401 and 403 say not valid. */
export async function registerKeyCheck (app: FastifyInstance, services: GatewayServices): Promise<void> {
  // Whatever a caller sends along with a method of his own is not read.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', async () => undefined)
  for (const [environment, prefix] of Object.entries(environmentPrefixes) as Array<[GatewayEnvironment, string]>) {
    const url = `${prefix}/gateway/apikeycheck`
    app.get(url, async (request, reply) => await answer(services, environment, request, reply))
    app.route({ url, method: ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'], handler: refuseMethod })
  }
}

async function answer (services: GatewayServices, environment: GatewayEnvironment, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const presented = await judgeKey(services, environment, request)
  return presented.ok ? await reply.send({ valid: true, environment, ...toKeyFacts(presented.verdict) }) : await refuseKey(reply, presented)
}

async function refuseMethod (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return await reply.code(405).header('allow', 'GET, HEAD').send({ valid: false, reason: 'method_not_allowed' })
}
