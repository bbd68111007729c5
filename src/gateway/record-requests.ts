import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { saveRequest } from './gateway-request-table.ts'
import type { GatewayServices } from './gateway-services.ts'
import { textOf } from './json-body.ts'
import { keyHeader } from './presented-key.ts'
import { redactHeaders, redactPath, redactText } from './redact.ts'

type RecordOptions = Pick<GatewayServices, 'database' | 'clock' | 'fingerprint'>

/**
 * Keeps every call of the routes to come, for whoever develops a shop's extension against them. A call is kept before its
 * answer leaves: who has the answer finds the call. Where it cannot be kept, the caller is answered all the same.
 */
export function recordRequests (app: FastifyInstance, options: RecordOptions): void {
  app.addHook('onSend', async (request, reply, payload) => {
    try {
      await saveRequest(options.database, toRecord(options, request, reply, payload))
    } catch (error) {
      request.log.warn(error, 'a call of the gateway could not be kept')
    }
    return payload
  })
}

function toRecord ({ clock, fingerprint }: RecordOptions, request: FastifyRequest, reply: FastifyReply, payload: unknown): Parameters<typeof saveRequest>[1] {
  const key = request.headers[keyHeader] ?? request.headers['x-api-key']
  const sent = textOf(request)
  const body = redactText(sent, request.headers['content-type'])
  return {
    receivedAt: clock.now(),
    method: request.method,
    path: redactPath(request.url),
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime),
    keyFingerprint: typeof key === 'string' && key !== '' ? fingerprint(key) : undefined,
    headers: redactHeaders(request.raw.rawHeaders, fingerprint),
    body: sent === '' ? undefined : body.text,
    isBodyWhole: body.isWhole,
    answer: typeof payload === 'string' ? redactText(payload).text : '',
    requestId: request.id
  }
}
