import type { KeyAuthority, KeyEnvironment, KeyShape } from '../../admin/key-authority.ts'
import { toAnswer, toQuestion } from './gateway-exchange.ts'
import { presentAlone, type PresentKey } from './present-key.ts'

const timeoutMs = 2000
const longestAnswer = 64 * 1024
/** Of a gateway with one address for both environments; the configuration names one for each. */
const roots: Readonly<Record<KeyEnvironment, string>> = { production: '', sandbox: '/sandbox' }
/** The roots where each environment has an address of its own. */
export const sameRoot: typeof roots = { production: '', sandbox: '' }

/**
 * The key authority behind a gateway URL, asked as the chosen generation of the services connector asks it: GET …/gateway/apikeycheck
 * with the key in a header, the signed …/merchant-registry/v1/ping, or POST …/ims/token/v3 for a bearer token. No redirects, at
 * most 2 s; whatever is no clear answer is `unreachable`, never a verdict about the key.
 */
export function createHttpKeyAuthority (gatewayUrl: string, inspectOurs: KeyAuthority['inspect'], present: PresentKey = presentAlone, rootOf = roots): KeyAuthority {
  return {
    name: gatewayUrl,
    inspect: inspectAnywhere(inspectOurs),
    async check (key, environment) {
      try {
        const presented = await present(environment)
        if (presented.kind === 'answered') return presented.answer
        const { path, headers, form } = toQuestion(key, presented)
        const signal = AbortSignal.timeout(timeoutMs)
        const ask = async (): Promise<Response> => await fetch(gatewayUrl + rootOf[environment] + path, {
          ...form === undefined ? {} : { method: 'POST', body: form },
          headers: { ...headers, accept: 'application/json', 'user-agent': 'Backroom' },
          redirect: 'manual',
          signal
        })
        // A kept connection that the other side closed meanwhile says nothing: asking does no harm, so it is done again.
        const response = await ask().catch(async (error: unknown) => { if (isClosed(error)) return await ask(); throw error })
        return toAnswer(response.status, await readJson(response), presented.kind)
      } catch (error) {
        return { outcome: 'unreachable', reason: toReason(error) }
      }
    }
  }
}

/** Looks at keys that may be another authority's: only those of our own make are judged by their checksum, the others need only look like a word. */
export function inspectAnywhere (inspectOurs: KeyAuthority['inspect']): KeyAuthority['inspect'] {
  return (key, environment) => key.startsWith('cak_') ? inspectOurs(key, environment) : inspectForeign(key)
}

function inspectForeign (key: string): KeyShape {
  if (/^[\x21-\x7e]{16,512}$/.test(key)) return { shape: 'plausible' }
  return { shape: 'malformed', phrase: 'This is not an API key: a key has no spaces and at least 16 characters. Copy it again from the API Portal.', args: [] }
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

function isClosed (error: unknown): boolean {
  return ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(codeOf(error) ?? '')
}

function codeOf (error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined
  const code = typeof cause === 'object' && cause !== null ? (cause as { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : undefined
}

function toReason (error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${timeoutMs} ms`
  const code = codeOf(error)
  return code === undefined ? 'no connection' : `no connection (${code})`
}
