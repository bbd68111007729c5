import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** The environment a gateway address stands for. */
export type GatewayEnvironment = 'production' | 'sandbox'

/** What is known of a key that a shop sent; all but `unknown` only where the shop sent the whole key. */
export interface GatewayVerdict {
  readonly outcome: 'valid' | 'unknown' | 'revoked' | 'expired' | 'wrong_environment'
  readonly reason: string
  readonly expiresAt?: Date
  readonly description?: string
  /** When the key was rolled: it is the old one, which works only until `expiresAt`. */
  readonly replacedAt?: Date
}

export interface GatewayServices {
  /** `caller` is the user agent of the shop that asks. */
  readonly verifyKey: (key: string, environment: GatewayEnvironment, caller?: string) => Promise<GatewayVerdict>
}

/** The addresses that the original's connector asks, in either environment. */
const addresses: Readonly<Record<string, GatewayEnvironment>> = {
  '/gateway/apikeycheck': 'production',
  '/sandbox/gateway/apikeycheck': 'sandbox'
}
const keyHeader = 'magento-api-key'
const longestKey = 512

/**
 * Registers the key validation as the original's connector calls it: 200 says valid, 401 and 403 say not valid.
 * It never redirects, for that connector takes every status below 400 for "valid", and a failure of ours is a 503, never an "invalid".
 */
export async function registerGateway (app: FastifyInstance, services: GatewayServices): Promise<void> {
  await app.register(async scope => {
    scope.setErrorHandler(async (error, request, reply) => {
      request.log.error(error, 'a key could not be checked')
      return await reply.code(503).header('retry-after', '5').send({ valid: false, reason: 'unavailable' })
    })
    // Whatever a caller sends along with a method of his own is not read.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', async () => undefined)
    for (const [url, environment] of Object.entries(addresses)) {
      scope.get(url, async (request, reply) => await answer(services, environment, request, reply))
      scope.route({ url, method: ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'], handler: refuseMethod })
    }
  })
}

async function answer ({ verifyKey }: GatewayServices, environment: GatewayEnvironment, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const keys = listHeaderValues(request, keyHeader)
  const [key = ''] = keys
  if (keys.length > 1) return await refuse(reply, 401, { reason: 'duplicate' })
  if (key === '') return await refuse(reply, 401, { reason: 'missing' })
  if (key.length > longestKey) return await refuse(reply, 403, { reason: 'unknown' })
  const { outcome, expiresAt, replacedAt, description } = await verifyKey(key, environment, request.headers['user-agent'])
  // Who does not hold a whole key learns nothing else.
  if (outcome === 'unknown') return await refuse(reply, 403, { reason: outcome })
  const rolled = replacedAt === undefined ? {} : { replaced_at: replacedAt.toISOString() }
  const facts = { description: description ?? null, expires_at: expiresAt?.toISOString() ?? null, ...rolled }
  return outcome === 'valid' ? await reply.send({ valid: true, environment, ...facts }) : await refuse(reply, 403, { reason: outcome, ...facts })
}

async function refuse (reply: FastifyReply, status: 401 | 403, body: { reason: string }): Promise<FastifyReply> {
  if (status === 401) reply.header('www-authenticate', keyHeader)
  return await reply.code(status).send({ valid: false, ...body })
}

async function refuseMethod (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return await reply.code(405).header('allow', 'GET, HEAD').send({ valid: false, reason: 'method_not_allowed' })
}

/** Every value a header was sent with: Node joins duplicates by a comma, which no key contains but a trick may. */
function listHeaderValues ({ raw }: FastifyRequest, name: string): string[] {
  const { rawHeaders, headers } = raw
  const values = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]!.toLowerCase() === name)
  return values.length > 0 || headers[name] === undefined ? values : [String(headers[name])]
}
