import type { KeyAnswer } from '../../admin/key-authority.ts'
import type { PresentedKey } from './present-key.ts'

/** A key that somebody has to be asked about. */
type AskedKey = Exclude<PresentedKey, { kind: 'answered' }>
type Body = Readonly<Record<string, unknown>> | undefined

const longestDescription = 100
const knownReasons = ['unknown', 'revoked', 'expired', 'wrong_environment'] as const

/** The server texts that mean a bad key whatever the status (original). */
const badKeyTexts = ['JWT is invalid', 'Client ID is invalid']

/** A question, relative to the address of the gateway; with a form it is a POST. */
export interface GatewayQuestion {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly form?: URLSearchParams
}

/** How a gateway is asked about a key that is presented in one of the three ways. */
export function toQuestion (key: string, presented: AskedKey): GatewayQuestion {
  if (presented.kind === 'signed') return { path: '/merchant-registry/v1/ping', headers: { 'magento-api-key': key, 'x-api-key': key, 'x-gw-signature': presented.token } }
  if (presented.kind === 'alone') return { path: '/gateway/apikeycheck', headers: { 'magento-api-key': key } }
  const end = key.lastIndexOf('_')
  // As the gateway of this product has it: the client id is the beginning of the key, the secret is the key.
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: end < 0 ? key : key.slice(0, end), client_secret: key })
  return { path: '/ims/token/v3', headers: {}, form }
}

/** What an answer says about the key. Signed calls are answered by exactly 200; client credentials are good if a bearer token comes back, which is not kept. */
export function toAnswer (httpStatus: number, body: Body, kind: AskedKey['kind']): KeyAnswer {
  return kind === 'oauth' ? judgeToken(httpStatus, body) : judge(httpStatus, body, kind === 'signed')
}

function judge (httpStatus: number, body: Body, isSigned: boolean): KeyAnswer {
  const facts = readFacts(httpStatus, body)
  if (isSigned ? httpStatus === 200 : httpStatus >= 200 && httpStatus < 300) {
    if (body === undefined) return { outcome: 'unreachable', reason: `HTTP ${httpStatus}, but the answer is not JSON`, httpStatus }
    if (body['valid'] !== false) return { outcome: 'valid', reason: `HTTP ${httpStatus}`, ...facts }
  }
  const text = badKeyTexts.find(bad => typeof body?.['message'] === 'string' && body['message'].includes(bad))
  if (text === undefined && ![200, 400, 401, 403].includes(httpStatus)) return { outcome: 'unreachable', reason: `HTTP ${httpStatus}`, httpStatus }
  const outcome = readReason(body)
  return { outcome, reason: text === undefined || outcome !== 'unknown' ? `HTTP ${httpStatus}` : `HTTP ${httpStatus} (${text})`, ...facts }
}

function judgeToken (httpStatus: number, body: Body): KeyAnswer {
  const code = typeof body?.['error'] === 'string' ? body['error'].slice(0, longestDescription) : undefined
  if (httpStatus === 200) {
    const hasToken = typeof body?.['access_token'] === 'string' && body['access_token'] !== '' && String(body['token_type']).toLowerCase() === 'bearer'
    if (hasToken) return { outcome: 'valid', reason: 'HTTP 200, a bearer token', ...readFacts(httpStatus, body) }
    return { outcome: 'unreachable', reason: 'HTTP 200, but no bearer token', httpStatus }
  }
  // Only these two are about the credentials; every other error is about the question.
  const isAboutKey = [400, 401].includes(httpStatus) && (code === 'invalid_client' || code === 'unauthorized_client')
  if (!isAboutKey) return { outcome: 'unreachable', reason: `HTTP ${httpStatus}${code === undefined ? '' : ' with another error than one of the credentials'}`, httpStatus }
  return { outcome: readReason(body), reason: `HTTP ${httpStatus} (${code})`, ...readFacts(httpStatus, body) }
}

function readReason (body: Body): typeof knownReasons[number] {
  return knownReasons.find(reason => reason === body?.['reason']) ?? 'unknown'
}

function readFacts (httpStatus: number, body: Body): Omit<KeyAnswer, 'outcome' | 'reason'> {
  const [expiresAt, replacedAt] = [toDate(body?.['expires_at']), toDate(body?.['replaced_at'])]
  const description = typeof body?.['description'] === 'string' ? { description: body['description'].slice(0, longestDescription) } : {}
  return { httpStatus, ...expiresAt === undefined ? {} : { expiresAt }, ...replacedAt === undefined ? {} : { replacedAt, endsOnUse: body?.['ends_on_use'] === true }, ...description }
}

function toDate (value: unknown): Date | undefined {
  const date = new Date(typeof value === 'string' ? value : NaN)
  return Number.isNaN(date.getTime()) ? undefined : date
}
