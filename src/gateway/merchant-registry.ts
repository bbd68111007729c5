import { createPublicKey } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { environmentPrefixes, type GatewayEnvironment, type GatewayServices } from './gateway-services.ts'
import { readJson, sendError } from './json-body.ts'
import { judgeKey, listHeaderValues, refuseKey, toKeyFacts } from './presented-key.ts'
import { findPublicKey, savePublicKey } from './public-key-table.ts'
import { findSignatureFault, jwtInvalid } from './signature.ts'

const root = '/merchant-registry'
const signatureHeader = 'x-gw-signature'
const smallestKey = 2048

/**
 * Registers the validation of connector 1.3: `…/merchant-registry/v1/ping` and its variant `index.html`, where exactly 200 says
 * valid. Besides, a decision of ours for what the original's portal does: `PUT …/v1/public-key` makes a public key known.
 */
export function registerMerchantRegistry (app: FastifyInstance, services: GatewayServices): void {
  for (const [environment, prefix] of Object.entries(environmentPrefixes) as Array<[GatewayEnvironment, string]>) {
    for (const path of ['v1/ping', 'index.html']) {
      app.get(`${prefix}${root}/${path}`, async (request, reply) => await answerPing(services, environment, request, reply))
    }
    app.put(`${prefix}${root}/v1/public-key`, async (request, reply) => await acceptPublicKey(services, environment, request, reply))
  }
}

async function answerPing (services: GatewayServices, environment: GatewayEnvironment, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const presented = await judgeKey(services, environment, request)
  if (!presented.ok) return await refuseKey(reply, { ...presented, body: { ...presented.body, message: 'Client ID is invalid' } })
  const { key, verdict } = presented
  const clientIds = listHeaderValues(request, 'x-api-key')
  if (clientIds.length !== 1 || clientIds[0] !== key) return await refuseKey(reply, { status: 403, body: { reason: 'client_id', message: 'Client ID is invalid' } })
  const fault = await findSignatureFault(services, key, listHeaderValues(request, signatureHeader).join())
  if (fault !== undefined) return await refuseKey(reply, { status: 401, body: { reason: 'jwt', message: jwtInvalid, detail: fault } })
  return await reply.send({ valid: true, environment, ...toKeyFacts(verdict) })
}

async function acceptPublicKey (services: GatewayServices, environment: GatewayEnvironment, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const presented = await judgeKey(services, environment, request)
  if (!presented.ok) return await refuseKey(reply, presented)
  const publicKey = toPublicKey(readJson(request))
  if (publicKey === undefined) return await sendError(reply, 422, 'public_key', `public_key must be an RSA public key of at least ${smallestKey} bits as PEM`)
  const { key } = presented
  // Who has only the API key must not be able to put a key pair of his own in the place of the owner's.
  const isReplaced = await findPublicKey(services, key) !== undefined
  if (isReplaced && await findSignatureFault(services, key, listHeaderValues(request, signatureHeader).join()) !== undefined) {
    return await sendError(reply, 409, 'public_key_known', `a public key is known already: sign the call with its private key in ${signatureHeader} to replace it`)
  }
  await savePublicKey(services, key, publicKey)
  return await reply.code(204).send()
}

/** The key in its plain form; undefined for everything else, private keys included. */
function toPublicKey (body: unknown): string | undefined {
  const text = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)['public_key'] : undefined
  if (typeof text !== 'string' || !text.includes('PUBLIC KEY')) return undefined
  try {
    const key = createPublicKey(text)
    const isUsable = key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= smallestKey
    return isUsable ? key.export({ type: 'spki', format: 'pem' }).toString() : undefined
  } catch {
    return undefined
  }
}
