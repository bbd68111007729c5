import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AdjustableClock } from '../../kernel/adjustable-clock.ts'
import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import { createError, fillPhrase } from '../../kernel/errors.ts'
import { toShownError } from '../../kernel/http/shown-error.ts'
import { changeClock, type ClockChangeOptions, type ClockInput } from './clock-change.ts'
import type { Situation } from './situation.ts'
import { situations as list } from './situation-list.ts'
import type { Situations } from './situations.ts'
import { carriesToken } from './token.ts'

export interface SituationApiOptions extends ClockChangeOptions {
  readonly situations: Situations
  /** What calls carry in `authorization: Bearer …`. */
  readonly token: string
}

const TokenWrong = createError('SITUATIONS_TOKEN_WRONG', 'Send the word in DATA_DIR/situations-token as "authorization: Bearer …".', 401)

/** Registers the HTTP calls of developer mode: list, set, reset, and the clock. Answers are JSON, refusals too. */
export async function registerSituationApi (app: FastifyInstance, options: SituationApiOptions): Promise<void> {
  const { situations, clock, token } = options
  await app.register(async scope => {
    scope.setErrorHandler(showError)
    scope.addHook('onRequest', async request => {
      if (!carriesToken(request.headers.authorization, token)) throw TokenWrong()
    })
    scope.addHook('onSend', async (_request, reply) => { reply.header('cache-control', 'no-store') })
    scope.get('/', async () => {
      const set = await situations.find()
      return { current: set?.name ?? null, clock: toClockFacts(clock), situations: list.map(situation => toFacts(situations, situation)) }
    })
    scope.get('/clock', async () => toClockFacts(clock))
    scope.post('/clock', async (request, reply) => {
      const fault = await changeClock(options, toClockInput(request.body), toOrigin(request))
      return fault === undefined ? toClockFacts(clock) : await reply.code(400).send({ error: true, code: 'CLOCK_INPUT_WRONG', field: fault.field, message: fault.phrase })
    })
    scope.post('/reset', async request => {
      await situations.reset(toOrigin(request))
      return { current: null, clock: toClockFacts(clock) }
    })
    scope.post('/:name', async request => {
      const { situation, credentials } = await situations.enter((request.params as { name: string }).name, toOrigin(request))
      return { ...toFacts(situations, situation), ...credentials === undefined ? {} : { credentials } }
    })
  }, { prefix: '/situations/api' })
}

/** Whoever has the word in the data folder; the call names nobody. */
function toOrigin (request: FastifyRequest): AuditOrigin {
  return { realm: 'rest', userId: null, userName: 'situations-token', address: request.ip, requestId: request.id }
}

function toFacts ({ toPath }: Situations, { name, title, does, place, expected }: Situation): object {
  return { name, title, does, leadsTo: toPath(place), expected }
}

function toClockFacts (clock: AdjustableClock): object {
  return { mode: clock.setting().mode, now: clock.now().toISOString() }
}

function toClockInput (body: unknown): ClockInput {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const text = (name: string): string => typeof given[name] === 'string' ? given[name] : ''
  return { action: text('action'), time: text('time'), by: text('by') }
}

async function showError (error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { status, code, phrase, args } = toShownError(error as Parameters<typeof toShownError>[0], request)
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return await reply.code(status).send({ error: true, code, message: fillPhrase(phrase, args) })
}
