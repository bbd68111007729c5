import cookie from '@fastify/cookie'
import fastify from 'fastify'
import t, { type Test } from 'tap'
import { touchSession } from '../../../src/kernel/http/session-table.ts'
import { createSessions } from '../../../src/kernel/http/session.ts'
import { hashToken } from '../../../src/kernel/secrets.ts'
import { createTestClock } from '../../helpers/clock.ts'
import { createTestDatabase } from '../../helpers/database.ts'

const hour = 3600

/** Sessions of one realm, and one signed-in user. */
async function open (t: Test, lifetime = hour) {
  const database = await createTestDatabase(t)
  const clock = createTestClock()
  const app = fastify()
  t.teardown(async () => { await app.close() })
  await app.register(cookie)
  const sessions = createSessions({ database, clock, realm: 'admin', secret: Buffer.from('a secret for tests'), secure: false, lifetime: async () => lifetime })
  app.get('/who', async request => await sessions.find(request))
  app.get('/start', async (_request, reply) => {
    await sessions.start(reply, 1)
    return ''
  })
  app.get('/renew', async (request, reply) => {
    const state = await sessions.find(request)
    if (state.state === 'live') await sessions.renew(reply, state.session)
    return sessions.formKey(request, reply)
  })
  app.get('/end', async (request, reply) => {
    await sessions.end(request, reply)
    return ''
  })
  const start = async (): Promise<string> => (await app.inject('/start')).cookies[0]!.value
  const ask = async (url: string, id: string) => await app.inject({ url, cookies: { 'backroom-admin': id } })
  const state = async (id: string): Promise<{ state: string, reason?: string, isNews?: boolean }> => (await ask('/who', id)).json()
  return { database, clock, start, ask, state, id: await start() }
}

t.test('a session ends after a day, however busy it is', async t => {
  const { clock, state, id } = await open(t)
  for (let half = 1; half < 48; half++) {
    clock.forward(hour / 2)
    t.match(await state(id), { state: 'live' })
  }
  clock.forward(hour / 2)
  t.match(await state(id), { state: 'over', reason: 'idle' })
})

t.test('where a longer idle time is configured, it ends after that', async t => {
  const { clock, state, id } = await open(t, 48 * hour)
  clock.forward(47 * hour)
  t.match(await state(id), { state: 'live' })
  clock.forward(hour)
  t.match(await state(id), { state: 'over', reason: 'idle' })
})

t.test('a clock that goes back does not make a session live longer', async t => {
  const { clock, state, start, id } = await open(t)
  clock.forward(-60)
  t.match(await state(id), { state: 'live' }, 'but for the minute by which clocks are set right')
  clock.forward(-1)
  t.match(await state(id), { state: 'over', reason: 'idle' })
  const later = await start()
  clock.forward(-24 * hour)
  t.match(await state(later), { state: 'over' })
  clock.forward(24 * hour)
  t.match(await state(later), { state: 'over' }, 'and it stays over')
})

t.test('whoever sets the clock himself stays signed in, forth and back, for a day', async t => {
  const { database, clock, state, id } = await open(t)
  for (const jump of [365 * 24 * hour, -365 * 24 * hour]) {
    clock.forward(jump)
    t.match(await state(id), { state: 'over' }, 'another request may be faster')
    await touchSession(database, hashToken(id), clock.now())
    t.match(await state(id), { state: 'live' })
  }
  const { id: ended, ask, state: find, ...other } = await open(t)
  await ask('/end', ended)
  await touchSession(other.database, hashToken(ended), other.clock.now())
  t.match(await find(ended), { state: 'over', reason: 'ended' }, 'an ended session is not brought back')
})

t.test('that a session has expired is news once', async t => {
  const { clock, state, id } = await open(t)
  clock.forward(hour)
  t.same([await state(id), await state(id)].map(found => found.isNews), [true, false])
})

t.test('a session goes on under a new id, and the old one is worth nothing', async t => {
  const { database, state, ask, id } = await open(t)
  const renewed = await ask('/renew', id)
  const fresh = renewed.cookies[0]!.value
  t.not(fresh, id)
  t.same(await state(id), { state: 'none' })
  t.match(await state(fresh), { state: 'live', session: { userId: 1 } })
  t.equal((await ask('/renew', 'made-up')).cookies.length, 0)
  t.equal((await database('backroom_session')).length, 1)
})

t.test('of more than twenty sessions of a user those used longest ago end, and what is long over is forgotten', async t => {
  const { database, clock, start, state, id } = await open(t)
  const ids = [id]
  for (let number = 0; number < 20; number++) {
    clock.forward(1)
    ids.push(await start())
  }
  t.match(await state(ids[0]!), { state: 'over', reason: 'ended' })
  t.match(await state(ids[1]!), { state: 'live' })
  clock.forward(91 * 24 * hour)
  await start()
  t.equal((await database('backroom_session')).length, 1)
})

t.test('the end clears what the browser keeps of the pages, not the cookies of the other sites', async t => {
  const { ask, id } = await open(t)
  t.equal((await ask('/end', id)).headers['clear-site-data'], '"cache", "storage"')
})
