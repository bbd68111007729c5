import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createToken } from '../kernel/secrets.ts'
import { environmentPrefixes, type GatewayEnvironment, type GatewayServices } from './gateway-services.ts'
import { textOf } from './json-body.ts'
import { toKeyFacts } from './presented-key.ts'

/** Seconds that a token is said to live. */
const lifetime = 86_399
/** A client id is the beginning of a key, long enough to name it. */
const shortestClientId = 12

/**
 * Registers the token endpoint of the credentials type IMS OAuth (connector 1.3), where obtaining a token is the whole validation.
 * The credentials are made from an API key (decision): the client secret is the key, the client id its beginning up to the last `_`.
 */
export function registerImsToken (app: FastifyInstance, services: GatewayServices): void {
  for (const [environment, prefix] of Object.entries(environmentPrefixes) as Array<[GatewayEnvironment, string]>) {
    app.post(`${prefix}/ims/token/v3`, async (request, reply) => await issueToken(services, environment, request, reply))
  }
}

async function issueToken ({ verifyKey }: GatewayServices, environment: GatewayEnvironment, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') !== true) return await refuse(reply, 400, 'invalid_request', 'the body must be application/x-www-form-urlencoded')
  const form = new URLSearchParams(textOf(request))
  const [grant, clientId, secret] = ['grant_type', 'client_id', 'client_secret'].map(name => form.get(name) ?? '') as [string, string, string]
  if (grant !== 'client_credentials') return await refuse(reply, 400, 'unsupported_grant_type', 'grant_type must be client_credentials')
  if (clientId.length < shortestClientId || clientId !== secret.slice(0, secret.lastIndexOf('_'))) return await refuse(reply, 400, 'invalid_client', 'invalid client_id parameter')
  const verdict = await verifyKey(secret, environment, request.headers['user-agent'])
  if (verdict.outcome !== 'valid') {
    // As at the key check: only who holds the whole key learns why.
    const why = verdict.outcome === 'unknown' ? {} : { reason: verdict.outcome, ...toKeyFacts(verdict) }
    return await refuse(reply, 401, 'invalid_client', 'invalid client_secret parameter', why)
  }
  return await reply.send({ access_token: createToken(), token_type: 'bearer', expires_in: lifetime, ...toKeyFacts(verdict) })
}

async function refuse (reply: FastifyReply, status: 400 | 401, code: string, description: string, more: object = {}): Promise<FastifyReply> {
  return await reply.code(status).send({ error: code, error_description: description, ...more })
}
