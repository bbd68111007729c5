import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import type { Database } from '../../../src/kernel/database/database.ts'
import { createSessions, type Sessions } from '../../../src/kernel/http/session.ts'
import { hashToken } from '../../../src/kernel/secrets.ts'
import { createTestClock, type TestClock } from '../../helpers/clock.ts'
import { createTestDatabase } from '../../helpers/database.ts'

interface Realm { readonly app: FastifyInstance, readonly sessions: Sessions, readonly clock: TestClock, readonly database: Database, lifetime: number }

/** A realm with a route for each thing that can be done with a session. */
async function openRealm (t: Test, { realm = 'admin', secure = false, shared }: { realm?: 'admin' | 'account', secure?: boolean, shared?: Realm } = {}): Promise<Realm> {
  const database = shared?.database ?? await createTestDatabase(t)
  const clock = shared?.clock ?? createTestClock()
  const app = fastify()
  t.teardown(async () => { await app.close() })
  await app.register(cookie)
  const sessions = createSessions({ database, clock, realm, secret: Buffer.from('a secret for tests'), secure, lifetime: async () => opened.lifetime })
  const opened: Realm = { app, sessions, clock, database, lifetime: 100 }
  app.get('/who', async request => await sessions.find(request))
  app.get('/key', async (request, reply) => sessions.formKey(request, reply))
  app.get('/check/:key', async request => sessions.checkFormKey(request, (request.params as { key: string }).key))
  app.get('/start/:user', async (request, reply) => {
    await sessions.start(reply, Number((request.params as { user: string }).user), { alone: (request.query as { alone?: string }).alone !== undefined })
    return sessions.formKey(request, reply)
  })
  app.get('/end', async (request, reply) => {
    await sessions.end(request, reply)
    return 'ended'
  })
  return opened
}

async function begin ({ app }: Realm, url = '/start/1'): Promise<{ id: string, formKey: string }> {
  const answer = await app.inject(url)
  return { id: answer.cookies[0]!.value, formKey: answer.body }
}

async function who ({ app }: Realm, id: string, name = 'backroom-admin'): Promise<{ state: string, reason?: string, session?: { userId: number } }> {
  return (await app.inject({ url: '/who', cookies: { [name]: id } })).json()
}

t.test('a session stands for its user, and its id is random and stored as a hash only', async t => {
  const realm = await openRealm(t)
  const [one, other] = [await begin(realm, '/start/7'), await begin(realm, '/start/8')]
  t.match(await who(realm, one.id), { state: 'live', session: { userId: 7 } })
  t.match(await who(realm, other.id), { state: 'live', session: { userId: 8 } })
  t.ok(Buffer.from(one.id, 'base64url').length >= 16)
  const rows = await realm.database('backroom_session')
  t.notOk(JSON.stringify(rows).includes(one.id))
  t.ok(rows.some(({ id_hash: hash }) => hash === hashToken(one.id)))
})

t.test('nobody is somebody without a session, with one that was made up, or with one of another realm', async t => {
  const admin = await openRealm(t)
  const account = await openRealm(t, { realm: 'account', shared: admin })
  const { id } = await begin(account)
  t.same((await admin.app.inject('/who')).json(), { state: 'none' })
  t.same(await who(admin, 'made-up'), { state: 'none' })
  t.same(await who(admin, id), { state: 'none' })
  t.match(await who(account, id, 'backroom-account'), { state: 'live' })
})

t.test('a session is over after its lifetime without a request, exactly then', async t => {
  const realm = await openRealm(t)
  const { id } = await begin(realm)
  realm.clock.forward(99)
  t.match(await who(realm, id), { state: 'live' })
  realm.clock.forward(99)
  t.match(await who(realm, id), { state: 'live' }, 'the request before prolonged it')
  realm.clock.forward(100)
  t.match(await who(realm, id), { state: 'over', reason: 'idle', session: { userId: 1 } })
})

t.test('the lifetime is asked anew each time', async t => {
  const realm = await openRealm(t)
  const { id } = await begin(realm)
  realm.clock.forward(50)
  realm.lifetime = 50
  t.match(await who(realm, id), { state: 'over', reason: 'idle' })
  realm.lifetime = 51
  t.match(await who(realm, id), { state: 'over', reason: 'idle' }, 'what has expired stays over')
})

t.test('requests in quick succession write nothing', async t => {
  const realm = await openRealm(t)
  const { id } = await begin(realm)
  const seen = async (): Promise<number> => (await realm.database('backroom_session').first() as { last_seen_at: number }).last_seen_at
  const before = await seen()
  realm.clock.forward(4)
  await who(realm, id)
  t.equal(await seen(), before)
  realm.clock.forward(1)
  await who(realm, id)
  t.equal(await seen(), before + 5000)
})

t.test('an ended session stays over, and the answer brings a new id', async t => {
  const realm = await openRealm(t)
  const { id } = await begin(realm)
  const ended = await realm.app.inject({ url: '/end', cookies: { 'backroom-admin': id } })
  t.not(ended.cookies[0]!.value, id)
  t.match(await who(realm, id), { state: 'over', reason: 'ended' })
  t.same(await who(realm, ended.cookies[0]!.value), { state: 'none' })
})

t.test('a session started alone ends the user\'s other ones, not those of others', async t => {
  const realm = await openRealm(t)
  const [mine, theirs] = [await begin(realm), await begin(realm, '/start/2')]
  const fresh = await begin(realm, '/start/1?alone')
  t.match(await who(realm, mine.id), { state: 'over', reason: 'replaced' })
  t.match(await who(realm, theirs.id), { state: 'live' })
  t.match(await who(realm, fresh.id), { state: 'live' })
})

t.test('the other sessions of a user can be ended, this one kept', async t => {
  const realm = await openRealm(t)
  const [here, there, theirs] = [await begin(realm), await begin(realm), await begin(realm, '/start/2')]
  await realm.sessions.endOthers(1, hashToken(here.id))
  t.match(await who(realm, here.id), { state: 'live' })
  t.match(await who(realm, there.id), { state: 'over', reason: 'ended' })
  t.match(await who(realm, theirs.id), { state: 'live' })
})

t.test('a form key belongs to one cookie and one realm', async t => {
  const admin = await openRealm(t)
  const account = await openRealm(t, { realm: 'account', shared: admin })
  const { id, formKey } = await begin(admin)
  const check = async ({ app }: Realm, key: string, cookies: Record<string, string>): Promise<boolean> => (await app.inject({ url: `/check/${encodeURIComponent(key)}`, cookies })).json()
  t.match(formKey, /^[0-9a-f]{32}$/)
  t.equal(await check(admin, formKey, { 'backroom-admin': id }), true)
  t.equal(await check(admin, formKey, { 'backroom-admin': (await begin(admin)).id }), false)
  t.equal(await check(account, formKey, { 'backroom-account': id }), false)
  t.equal(await check(admin, formKey, {}), false)
  for (const wrong of [formKey.slice(1), `${formKey}0`, formKey.toUpperCase(), '0'.repeat(32), 'é']) t.equal(await check(admin, wrong, { 'backroom-admin': id }), false, wrong)
})

t.test('a visitor without a cookie gets one with his first form, and keeps it', async t => {
  const realm = await openRealm(t)
  const first = await realm.app.inject('/key')
  const { name, value } = first.cookies[0]!
  const second = await realm.app.inject({ url: '/key', cookies: { [name]: value } })
  t.equal(second.body, first.body)
  t.same(second.cookies, [])
  t.same(await realm.database('backroom_session'), [], 'and that is no session')
})

t.test('the form key of the answer that signs in is already that of the new id', async t => {
  const realm = await openRealm(t)
  const { id, formKey } = await begin(realm)
  t.equal((await realm.app.inject({ url: '/key', cookies: { 'backroom-admin': id } })).body, formKey)
})

t.test('over https the cookie is bound to the host', async t => {
  const realm = await openRealm(t, { secure: true })
  t.match((await realm.app.inject('/key')).headers['set-cookie'], /^__Host-backroom-admin=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})
