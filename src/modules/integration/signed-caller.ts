import { randomInt } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { ServiceError } from '../../admin/rest/service-error.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../../kernel/database/database.ts'
import type { Encryptor } from '../../kernel/encryptor.ts'
import { deleteNonces, findConsumerByKey, useNonce, type Consumer } from './consumer-table.ts'
import { isSignatureMethod, isSigned } from './oauth-signature.ts'
import { oauthWordLength } from './oauth-word.ts'
import { findAccessToken } from './token-table.ts'

export interface SignedCallerOptions {
  readonly database: Database
  readonly clock: Clock
  readonly encryptor: Encryptor
  readonly scopeConfig: Pick<ScopeConfig, 'getNumber'>
  /** The base URL for a request; ends with a slash. */
  readonly findBaseUrl: (request: FastifyRequest) => Promise<string>
}

type OauthParameters = ReadonlyMap<string, string>

const required = ['oauth_consumer_key', 'oauth_signature', 'oauth_signature_method', 'oauth_nonce', 'oauth_timestamp', 'oauth_token']
/** Seconds that a client's clock may be wrong, as in the original; for the past too, so that old nonces need not be kept. */
const mostDeviation = 600
const longestNonce = 64

/** Checks an OAuth 1.0a request; returns the id of the consumer that signed it, or throws the original's refusal. */
export async function findSigningConsumer (options: SignedCallerOptions, request: FastifyRequest, parameters: OauthParameters): Promise<number> {
  checkParameters(parameters)
  const { database, encryptor } = options
  const key = parameters.get('oauth_consumer_key')!
  const consumer = key.length === oauthWordLength ? await findConsumerByKey(database, encryptor, key) : undefined
  if (consumer === undefined) throw createOauthError({ error: 'A consumer having the specified key does not exist' })
  const token = await findAccessToken(database, parameters.get('oauth_token')!)
  if (token === undefined) throw createOauthError({ error: 'Specified token does not exist' })
  if (token.consumerId !== consumer.id) throw createOauthError({ error: 'Token is not associated with the specified consumer' })
  if (token.isRevoked) throw createOauthError({ error: 'Access token has been revoked' })
  const tokenSecret = encryptor.decrypt(token.secret)
  const isRight = consumer.secret !== undefined && tokenSecret.ok && await hasSigned(options, request, parameters, { consumerSecret: consumer.secret, tokenSecret: tokenSecret.plain })
  if (!isRight) throw createOauthError({ error: 'The signature is invalid. Verify and try again.' })
  await takeNonce(options, consumer, parameters)
  return consumer.id
}

function createOauthError ({ error }: { readonly error: string }): ServiceError {
  return new ServiceError({ status: 401, error })
}

function checkParameters (parameters: OauthParameters): void {
  const version = parameters.get('oauth_version') ?? '1.0'
  if (version !== '1.0') throw new ServiceError({ status: 400, error: 'The "%1" Oauth version isn\'t supported.', parameters: [version.slice(0, 20)] })
  const missing = required.filter(name => !parameters.has(name)).map(fieldName => ({ error: '"%fieldName" is required. Enter and try again.', parameters: { fieldName } }))
  if (missing.length === 1) throw new ServiceError({ status: 400, ...missing[0]! })
  if (missing.length > 1) throw new ServiceError({ status: 400, error: 'One or more input exceptions have occurred.', errors: missing })
  const method = parameters.get('oauth_signature_method')!
  if (!isSignatureMethod(method)) throw new ServiceError({ status: 400, error: 'Signature method %1 is not supported', parameters: [method.slice(0, 40)] })
  if (parameters.get('oauth_token')!.length !== oauthWordLength) throw new ServiceError({ status: 400, error: 'The token length is invalid. Check the length and try again.' })
}

/** A client signs the address that it calls; behind a proxy that may be the configured one. */
async function hasSigned ({ findBaseUrl }: SignedCallerOptions, request: FastifyRequest, parameters: OauthParameters, secrets: { readonly consumerSecret: string, readonly tokenSecret: string }): Promise<boolean> {
  const [path = '', query = ''] = (request.raw.url ?? '').split(/\?(.*)/s)
  const signed = [...new URLSearchParams(query), ...[...parameters].filter(([name]) => name !== 'oauth_signature')]
  const origins = new Set([`${request.protocol}://${request.host}`, toOrigin(await findBaseUrl(request))])
  const signature = { ...secrets, method: parameters.get('oauth_signature_method')!, signature: parameters.get('oauth_signature')! }
  return [...origins].some(origin => isSigned({ method: request.method, origin, path, parameters: signed }, signature))
}

function toOrigin (url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url
}

/** Each nonce is good once; only whoever could sign can fill the table. */
async function takeNonce ({ database, clock, scopeConfig }: SignedCallerOptions, consumer: Consumer, parameters: OauthParameters): Promise<void> {
  const now = Math.floor(clock.now().getTime() / 1000)
  const timestamp = Number(parameters.get('oauth_timestamp'))
  if (!Number.isInteger(timestamp) || Math.abs(timestamp - now) > mostDeviation) throw createOauthError({ error: 'The timestamp value in the oauth_timestamp parameter is incorrect' })
  const nonce = parameters.get('oauth_nonce')!
  if (nonce === '' || nonce.length > longestNonce) throw createOauthError({ error: 'An error occurred validating the nonce' })
  if (!await useNonce(database, consumer.id, nonce, timestamp)) throw createOauthError({ error: 'The nonce is already being used by the consumer' })
  const one = await scopeConfig.getNumber('oauth/cleanup/cleanup_probability', 100)
  if (one < 1 || randomInt(Math.trunc(one)) !== 0) return
  const minutes = await scopeConfig.getNumber('oauth/cleanup/expiration_period', 120)
  await deleteNonces(database, now - Math.max(minutes * 60, 2 * mostDeviation))
}
