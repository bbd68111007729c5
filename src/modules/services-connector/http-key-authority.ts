import type { KeyAnswer, KeyAuthority, KeyShape } from '../../admin/key-authority.ts'

const timeoutMs = 2000
const longestAnswer = 64 * 1024
const longestDescription = 100
const knownReasons = ['unknown', 'revoked', 'expired', 'wrong_environment'] as const

/**
 * The key authority behind a gateway URL, asked as the services connector 1.0 asks it: GET …/gateway/apikeycheck with the
 * key in a header. No redirects, at most 2 s; whatever is no clear answer is `unreachable`, never a verdict about the key.
 */
export function createHttpKeyAuthority (gatewayUrl: string, inspectOurs: KeyAuthority['inspect']): KeyAuthority {
  const urls = { production: `${gatewayUrl}/gateway/apikeycheck`, sandbox: `${gatewayUrl}/sandbox/gateway/apikeycheck` }
  return {
    name: gatewayUrl,
    // Only keys of our own make are judged by their checksum; another authority's keys need only look like a word.
    inspect: (key, environment) => key.startsWith('cak_') ? inspectOurs(key, environment) : inspectForeign(key),
    async check (key, environment) {
      try {
        const response = await fetch(urls[environment], {
          headers: { 'magento-api-key': key, accept: 'application/json', 'user-agent': 'Backroom' },
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs)
        })
        return toAnswer(response.status, await readJson(response))
      } catch (error) {
        return { outcome: 'unreachable', reason: toReason(error) }
      }
    }
  }
}

function inspectForeign (key: string): KeyShape {
  if (/^[\x21-\x7e]{16,512}$/.test(key)) return { shape: 'plausible' }
  return { shape: 'malformed', phrase: 'This is not an API key: a key has no spaces and at least 16 characters. Copy it again from the API Portal.', args: [] }
}

function toAnswer (status: number, body: Record<string, unknown> | undefined): KeyAnswer {
  const facts = toFacts(body)
  if (status >= 200 && status < 300) {
    if (body === undefined) return { outcome: 'unreachable', reason: `HTTP ${status}, but the answer is not JSON` }
    if (body['valid'] !== false) return { outcome: 'valid', reason: `HTTP ${status}`, ...facts }
  }
  const isAboutTheKey = [200, 400, 401, 403].includes(status)
  if (!isAboutTheKey) return { outcome: 'unreachable', reason: `HTTP ${status}` }
  const outcome = knownReasons.find(reason => reason === body?.['reason']) ?? 'unknown'
  return { outcome, reason: `HTTP ${status}`, ...facts }
}

/** What the service tells of the key besides; what is no time or no text is left out. */
function toFacts (body: Record<string, unknown> | undefined): Pick<KeyAnswer, 'expiresAt' | 'replacedAt' | 'description'> {
  const [expiresAt, replacedAt] = [toDate(body?.['expires_at']), toDate(body?.['replaced_at'])]
  const description = body?.['description']
  return {
    ...expiresAt === undefined ? {} : { expiresAt },
    ...replacedAt === undefined ? {} : { replacedAt },
    ...typeof description === 'string' ? { description: description.slice(0, longestDescription) } : {}
  }
}

function toDate (text: unknown): Date | undefined {
  const date = typeof text === 'string' ? new Date(text) : undefined
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date
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
