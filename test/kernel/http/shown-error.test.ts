import fastify, { type FastifyRequest } from 'fastify'
import t, { type Test } from 'tap'
import { Writable } from 'node:stream'
import { createError } from '../../../src/kernel/errors.ts'
import { toShownError, type ShownError } from '../../../src/kernel/http/shown-error.ts'

/** What is shown of an error, and what the log has of it. */
async function show (t: Test, error: unknown): Promise<{ shown: ShownError, log: string, requestId: string }> {
  const lines: string[] = []
  const app = fastify({ logger: { level: 'info', stream: new Writable({ write (chunk, _encoding, done) { lines.push(String(chunk)); done() } }) }, disableRequestLogging: true })
  t.teardown(async () => { await app.close() })
  app.get('/', async request => ({ shown: toShownError(error, request), requestId: request.id }))
  return { ...(await app.inject('/')).json() as { shown: ShownError, requestId: string }, log: lines.join('') }
}

t.test('a refusal shows its sentence with its arguments, and is no error in the log', async t => {
  const Refused = createError('THING_REFUSED', 'The thing "%1" is refused.', 422)
  const { shown, log } = await show(t, Refused('<x>'))
  t.same(shown, { status: 422, code: 'THING_REFUSED', phrase: 'The thing "%1" is refused.', args: ['<x>'] })
  t.match(log, /"level":30/)
  t.notMatch(log, /"level":50/)
})

t.test('a busy database shows its sentence too', async t => {
  t.match((await show(t, createError('DATABASE_BUSY', 'The database is busy.', 503)())).shown, { status: 503, phrase: 'The database is busy.' })
})

t.test('a failure of ours shows a number and nothing else; the log has the rest', async t => {
  for (const error of [new Error('select * from /srv/secret Canary'), createError('CRYPT', 'Canary in a phrase', 500)(), Object.assign(new Error('Canary'), { statusCode: 502 }), 'Canary', null, undefined, { statusCode: 'Canary' }]) {
    const { shown, log, requestId } = await show(t, error)
    t.match(shown, { status: 500, code: 'INTERNAL', args: [requestId] })
    t.notMatch(JSON.stringify(shown), /Canary|secret/)
    t.match(log, /"level":50/)
    t.match(log, requestId)
  }
})

t.test('refusals of the server itself are put into our words', async t => {
  for (const [code, status, sentence] of [['FST_ERR_CTP_BODY_TOO_LARGE', 413, /too large/], ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 415, /not a form/], ['FST_ERR_WHATEVER', 400, /cannot be understood/]] as const) {
    const { shown, log } = await show(t, Object.assign(new Error('Canary'), { code, statusCode: status }))
    t.match(shown, { status, code, phrase: sentence, args: [] })
    t.notMatch(JSON.stringify(shown) + log, /Canary/)
  }
})

t.test('whoever sends too slowly is told so, and is no error of ours; a handler that is too slow is', async t => {
  const error = Object.assign(new Error('timed out'), { code: 'FST_ERR_HANDLER_TIMEOUT', statusCode: 503 })
  const logged: unknown[] = []
  const ask = (complete: boolean): ShownError => toShownError(error, { id: 'x', raw: { complete }, log: { error: (fault: unknown) => logged.push(fault) } } as unknown as FastifyRequest)
  t.match(ask(false), { status: 408, code: 'REQUEST_TOO_SLOW' })
  t.same(logged, [])
  t.match(ask(true), { status: 500, code: 'INTERNAL' })
  t.equal(logged.length, 1)
})
