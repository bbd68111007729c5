import t from 'tap'
import { createTestApp } from '../../helpers/app.ts'

t.test('the probes answer without a session and are not kept', async t => {
  const { app } = await createTestApp(t)
  for (const [url, status] of [['/health', 'ok'], ['/ready', 'ready']] as const) {
    const answer = await app.inject(url)
    t.equal(answer.statusCode, 200)
    t.same(answer.json(), { status })
    t.equal(answer.headers['cache-control'], 'no-store')
    t.equal(answer.headers['set-cookie'], undefined)
  }
})

t.test('without its database the process lives but is not ready, and says no more than that', async t => {
  const { app, database } = await createTestApp(t)
  await database.destroy()
  t.equal((await app.inject('/health')).statusCode, 200)
  const answer = await app.inject('/ready')
  t.equal(answer.statusCode, 503)
  t.same(answer.json(), { status: 'unavailable' })
})
