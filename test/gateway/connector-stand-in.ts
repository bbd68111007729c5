import { createPrivateKey } from 'node:crypto'
import { signJwt } from '../../src/kernel/jwt.ts'

/** A shop's services connector, for as much as the validation of keys is concerned; written from facts, reference B.2. */
export interface ConnectorOptions {
  readonly generation: '1.0' | '1.1' | '1.3'
  /** As services_connector/production_gateway_url holds it, with a slash at its end. */
  readonly gatewayUrl: string
  /** As services_connector/…/production_private_key holds it (from 1.1 on). */
  readonly privateKey?: string
  /** Seconds since 1970: the machine's own time is no use where a test sets it. */
  readonly now: number
}

/** What a question came to: the connector's own yes or no, and the status it rests on where the server was asked. */
export interface Validation {
  readonly isValid: boolean
  readonly status?: number
  readonly body?: string
}

const userAgent = 'Magento Services Connector (Magento: Community 2.4.6)'

/** Asks as the generation does; throws where the original throws: no key at all, or a private key that cannot sign. */
export async function validateAsConnector (options: ConnectorOptions, apiKey: string): Promise<Validation> {
  // The caller catches this one only, and takes it for "not valid".
  if (apiKey === '') throw new Error('key not found')
  const { generation, privateKey = '' } = options
  if (generation !== '1.0' && privateKey !== '') {
    const signature = sign(options)
    // The regression of 1.1 and 1.2: whoever can sign is not asked any further.
    if (generation === '1.1') return { isValid: true }
    return await ping(options, apiKey, signature)
  }
  const answer = await ask(`${options.gatewayUrl}gateway/apikeycheck`, { 'magento-api-key': apiKey })
  return { ...answer, isValid: answer.status < 400 || answer.status > 599 }
}

/** Credentials type IMS OAuth of generation 1.3: valid if a token can be obtained. */
export async function obtainToken (gatewayUrl: string, clientId: string, clientSecret: string): Promise<Validation> {
  const response = await fetch(`${gatewayUrl}ims/token/v3`, { method: 'POST', headers: { 'user-agent': userAgent }, body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }) })
  const body = await response.text()
  return { isValid: response.status === 200 && typeof (JSON.parse(body) as { access_token?: unknown }).access_token === 'string', status: response.status, body }
}

function sign ({ privateKey = '', now }: ConnectorOptions): string {
  return signJwt({ iat: now, exp: now + 300 }, createPrivateKey(privateKey))
}

async function ping ({ gatewayUrl }: ConnectorOptions, apiKey: string, signature: string): Promise<Validation> {
  // An empty validation address is taken for valid.
  if (gatewayUrl === '') return { isValid: true }
  const answer = await ask(`${gatewayUrl}merchant-registry/v1/ping`, { 'magento-api-key': apiKey, 'x-api-key': apiKey, 'x-gw-signature': signature })
  return { ...answer, isValid: answer.status === 200 }
}

/** http_errors off: a status is a status, never an exception. No timeout, no cache. */
async function ask (url: string, headers: Record<string, string>): Promise<{ status: number, body: string }> {
  const response = await fetch(url, { headers: { ...headers, 'user-agent': userAgent }, redirect: 'manual' })
  return { status: response.status, body: await response.text() }
}
