import type { KeyAnswer, KeyAuthority, KeyEnvironment, KeyShape } from '../../admin/key-authority.ts'
import { presentAlone, type PresentedKey, type PresentKey } from './present-key.ts'

const timeoutMs = 2000
const longestAnswer = 64 * 1024
const longestDescription = 100
const knownReasons = ['unknown', 'revoked', 'expired', 'wrong_environment'] as const

/** The server texts that mean a bad key whatever the status (original). */
const badKeyTexts = ['JWT is invalid', 'Client ID is invalid']
const roots: Readonly<Record<KeyEnvironment, string>> = { production: '', sandbox: '/sandbox' }

/**
 * The key authority behind a gateway URL, asked as the chosen generation of the services connector asks it: GET …/gateway/apikeycheck
 * with the key in a header, or the signed …/merchant-registry/v1/ping. No redirects, at most 2 s; whatever is no clear answer is
 * `unreachable`, never a verdict about the key.
 */
export function createHttpKeyAuthority (gatewayUrl: string, inspectOurs: KeyAuthority['inspect'], present: PresentKey = presentAlone): KeyAuthority {
  return {
    name: gatewayUrl,
    // Only keys of our own make are judged by their checksum; another authority's keys need only look like a word.
    inspect: (key, environment) => key.startsWith('cak_') ? inspectOurs(key, environment) : inspectForeign(key),
    async check (key, environment) {
      try {
        const presented = await present(environment)
        if (presented.kind === 'answered') return presented.answer
        const { path, headers } = toQuestion(key, presented)
        const response = await fetch(gatewayUrl + roots[environment] + path, {
          headers: { ...headers, accept: 'application/json', 'user-agent': 'Backroom' },
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs)
        })
        return toAnswer(response.status, await readJson(response), presented.kind === 'signed')
      } catch (error) {
        return { outcome: 'unreachable', reason: toReason(error) }
      }
    }
  }
}

function toQuestion (key: string, presented: Exclude<PresentedKey, { kind: 'answered' }>): { path: string, headers: Record<string, string> } {
  if (presented.kind === 'alone') return { path: '/gateway/apikeycheck', headers: { 'magento-api-key': key } }
  return { path: '/merchant-registry/v1/ping', headers: { 'magento-api-key': key, 'x-api-key': key, 'x-gw-signature': presented.token } }
}

function inspectForeign (key: string): KeyShape {
  if (/^[\x21-\x7e]{16,512}$/.test(key)) return { shape: 'plausible' }
  return { shape: 'malformed', phrase: 'This is not an API key: a key has no spaces and at least 16 characters. Copy it again from the API Portal.', args: [] }
}

/** The rule of the corrected behaviour; a signed call is answered by exactly 200. */
function toAnswer (httpStatus: number, body: Record<string, unknown> | undefined, isSigned: boolean): KeyAnswer {
  const [expiresAt, replacedAt] = [toDate(body?.['expires_at']), toDate(body?.['replaced_at'])]
  const description = typeof body?.['description'] === 'string' ? { description: body['description'].slice(0, longestDescription) } : {}
  const facts = { httpStatus, ...expiresAt === undefined ? {} : { expiresAt }, ...replacedAt === undefined ? {} : { replacedAt, endsOnUse: body?.['ends_on_use'] === true }, ...description }
  if (isSigned ? httpStatus === 200 : httpStatus >= 200 && httpStatus < 300) {
    if (body === undefined) return { outcome: 'unreachable', reason: `HTTP ${httpStatus}, but the answer is not JSON`, httpStatus }
    if (body['valid'] !== false) return { outcome: 'valid', reason: `HTTP ${httpStatus}`, ...facts }
  }
  const text = badKeyTexts.find(bad => typeof body?.['message'] === 'string' && body['message'].includes(bad))
  if (text === undefined && ![200, 400, 401, 403].includes(httpStatus)) return { outcome: 'unreachable', reason: `HTTP ${httpStatus}`, httpStatus }
  const outcome = knownReasons.find(reason => reason === body?.['reason']) ?? 'unknown'
  return { outcome, reason: text === undefined || outcome !== 'unknown' ? `HTTP ${httpStatus}` : `HTTP ${httpStatus} (${text})`, ...facts }
}

function toDate (value: unknown): Date | undefined {
  const date = new Date(typeof value === 'string' ? value : NaN)
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** The body as a JSON object; undefined for everything else. Reads no more than a valid answer can have. */
async function readJson (response: Response): Promise<Record<string, unknown> | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += (chunk as Uint8Array).length
    if (length > longestAnswer) return undefined
    chunks.push(chunk as Uint8Array)
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body as Record<string, unknown> : undefined
  } catch {
    return undefined
  }
}

function toReason (error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${timeoutMs} ms`
  const cause = error instanceof Error ? error.cause : undefined
  const code = typeof cause === 'object' && cause !== null ? (cause as { code?: unknown }).code : undefined
  return typeof code === 'string' ? `no connection (${code})` : 'no connection'
}
