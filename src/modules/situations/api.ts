import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AdjustableClock } from '../../kernel/adjustable-clock.ts'
import { createError, fillPhrase } from '../../kernel/errors.ts'
import { toShownError } from '../../kernel/http/shown-error.ts'
import { changeClock, type ClockInput } from './clock-change.ts'
import type { Situation } from './situation.ts'
import { situations as list } from './situation-list.ts'
import type { Situations } from './situations.ts'
import { carriesToken } from './token.ts'

export interface SituationApiOptions {
  readonly situations: Situations
  readonly clock: AdjustableClock
  /** What calls carry in `authorization: Bearer …`. */
  readonly token: string
}

const TokenWrong = createError('SITUATIONS_TOKEN_WRONG', 'Send the word in DATA_DIR/situations-token as "authorization: Bearer …".', 401)

/** Registers the HTTP calls of developer mode: list, set, reset, and the clock. Answers are JSON, refusals too. */
export async function registerSituationApi (app: FastifyInstance, { situations, clock, token }: SituationApiOptions): Promise<void> {
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
      const fault = await changeClock(clock, toClockInput(request.body))
      return fault === undefined ? toClockFacts(clock) : await reply.code(400).send({ error: true, code: 'CLOCK_INPUT_WRONG', field: fault.field, message: fault.phrase })
    })
    scope.post('/reset', async () => {
      await situations.reset()
      return { current: null, clock: toClockFacts(clock) }
    })
    scope.post('/:name', async request => {
      const { situation, credentials } = await situations.enter((request.params as { name: string }).name)
      return { ...toFacts(situations, situation), ...credentials === undefined ? {} : { credentials } }
    })
  }, { prefix: '/situations/api' })
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
