import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GatewayEnvironment, GatewayServices, GatewayVerdict } from './gateway-services.ts'

/** The header in which every generation of the connector sends the API key. */
export const keyHeader = 'magento-api-key'
const longestKey = 512

/** A key that is valid, with what is known of it; or what to answer instead. */
export type PresentedKey =
  | { readonly ok: true, readonly key: string, readonly verdict: GatewayVerdict }
  | { readonly ok: false, readonly status: 401 | 403, readonly body: { readonly reason: string } }

/** Judges the key that a request carries: 401 without one, 403 where it is not valid. */
export async function judgeKey ({ verifyKey }: Pick<GatewayServices, 'verifyKey'>, environment: GatewayEnvironment, request: FastifyRequest): Promise<PresentedKey> {
  const keys = listHeaderValues(request, keyHeader)
  const [key = ''] = keys
  if (keys.length > 1) return { ok: false, status: 401, body: { reason: 'duplicate' } }
  if (key === '') return { ok: false, status: 401, body: { reason: 'missing' } }
  if (key.length > longestKey) return { ok: false, status: 403, body: { reason: 'unknown' } }
  const verdict = await verifyKey(key, environment, request.headers['user-agent'])
  if (verdict.outcome === 'valid') return { ok: true, key, verdict }
  // Who does not hold a whole key learns nothing else.
  return { ok: false, status: 403, body: { reason: verdict.outcome, ...verdict.outcome === 'unknown' ? {} : toKeyFacts(verdict) } }
}

/** What the holder of a key is told of it. */
export function toKeyFacts ({ description, expiresAt, replacedAt, endsOnUse }: GatewayVerdict): { description: string | null, expires_at: string | null, replaced_at?: string, ends_on_use?: true } {
  const rolled = replacedAt === undefined ? {} : { replaced_at: replacedAt.toISOString(), ...endsOnUse === true ? { ends_on_use: true as const } : {} }
  return { description: description ?? null, expires_at: expiresAt?.toISOString() ?? null, ...rolled }
}

/** Answers that a call cannot be taken for want of a valid key. */
export async function refuseKey (reply: FastifyReply, { status, body }: { readonly status: 401 | 403, readonly body: object }): Promise<FastifyReply> {
  if (status === 401) reply.header('www-authenticate', keyHeader)
  return await reply.code(status).send({ valid: false, ...body })
}

/** Every value a header was sent with: Node joins duplicates by a comma, which no key contains but a trick may. */
export function listHeaderValues ({ raw }: FastifyRequest, name: string): string[] {
  const { rawHeaders, headers } = raw
  const values = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]!.toLowerCase() === name)
  return values.length > 0 || headers[name] === undefined ? values : [String(headers[name])]
}
