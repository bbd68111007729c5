import { join } from 'node:path'
import { Writable } from 'node:stream'
import t from 'tap'
import { buildApp } from '../../src/app.ts'
import { budgets } from '../../src/build-rate-limits.ts'
import { openDatabase } from '../../src/kernel/database/database.ts'
import { createTakeUse, toNetwork } from '../../src/kernel/http/rate-limit.ts'
import { migrate } from '../../src/kernel/database/migrate.ts'
import { createTestApp, leastCost, testCryptKey, type TestApp } from '../helpers/app.ts'
import { createTestClock } from '../helpers/clock.ts'
import { migrationsFolder } from '../helpers/database.ts'
import { formKeyOf } from '../helpers/people.ts'

/** Uses up a budget but for some uses. */
async function useUp ({ database, clock }: TestApp, { name, most, seconds }: { name: string, most: number, seconds: number }, subject = '127.0.0.1', left = 0): Promise<void> {
  const length = seconds * 1000
  await database('backroom_rate_count').insert({ budget: name, subject, ends_at: (Math.floor(clock.now().getTime() / length) + 1) * length, uses: most - left })
}

const form = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'it' }

t.test('sign-ins, resets, codes, tokens, new keys and key tests have budgets by address; reading goes on, and a minute later so does the rest', async t => {
  const testApp = await createTestApp(t)
  const { app, clock } = testApp
  for (const [name, url] of [['signIn', '/admin/'], ['signIn', '/account/customer/account/login/'], ['reset', '/admin/admin/auth/forgotpassword'], ['reset', '/admin/admin/auth/resetpasswordpost/?id=1'], ['secondFactor', '/admin/tfa/google/authpost/'], ['keyCreate', '/account/apiportal/index/index/'], ['keyCreate', '//account/apiportal/index/%72oll/id/1/'], ['keyTest', '/account/apiportal/index/check/']] as const) {
    await testApp.database('backroom_rate_count').delete()
    await useUp(testApp, budgets[name])
    const refused = await app.inject({ method: 'POST', url, headers: form, payload: 'login[username]=x&login[password]=y' })
    t.equal(refused.statusCode, 429, url)
    const wait = Number(refused.headers['retry-after'])
    t.ok(wait >= 1 && wait <= 60, `${url} says how long`)
    t.match(refused.body, `riprovare tra ${wait} secondi.`)
    t.equal((await app.inject({ url: '/admin/' })).statusCode, 200)
    const elsewhere = await app.inject({ method: 'POST', url, remoteAddress: '127.0.0.2', headers: form, payload: 'login[username]=x' })
    t.not(elsewhere.statusCode, 429, 'another address has a budget of its own')
    clock.forward(60)
    t.not((await app.inject({ method: 'POST', url, headers: form, payload: 'login[username]=x' })).statusCode, 429)
  }
})

t.test('a token is refused to programs as JSON, under every store', async t => {
  const testApp = await createTestApp(t)
  await useUp(testApp, budgets.restToken)
  for (const url of ['/rest/V1/integration/admin/token', '/rest/all/V1/integration/admin/token/', '/rest/default/V1/integration/admin/token']) {
    const refused = await testApp.app.inject({ method: 'POST', url, payload: { username: 'x', password: 'y' } })
    t.match(refused, { statusCode: 429, headers: { 'retry-after': /^\d+$/ } })
    t.match(refused.json(), { message: /^There were too many/, parameters: [/^\d+$/] })
  }
})

t.test('search, export and key tests have budgets by user, with a page of the Admin', async t => {
  const testApp = await createTestApp(t)
  const visitor = await testApp.signedIn()
  const link = visitor.page().document.querySelector('form[action*="globalSearch"]')!.getAttribute('action')!
  t.equal((await visitor.open(`${link}?query=cache`)).status, 200)
  await testApp.database('backroom_rate_count').delete()
  const userId = (await testApp.database('admin_user').first('user_id') as { user_id: number }).user_id
  for (const name of ['search', 'export', 'keyTest'] as const) await useUp(testApp, budgets[name], `user ${userId}`)
  const page = await visitor.open(`${link}?query=cache`)
  t.equal(page.status, 429)
  t.match(page.headers['retry-after'], /^\d+$/)
  t.match(page.text, /There were too many of these requests\. Nothing was carried out: try again in \d+ seconds\./)
  t.equal((await visitor.open('/admin/admin/dashboard/')).status, 200)
  const formKey = formKeyOf(visitor)
  t.equal((await visitor.post('/admin/services_connector/api_key/test/', [['form_key', formKey]])).status, 429)
  t.equal((await visitor.open('/admin/admin/system_config/exportFile/')).status, 429)
})

t.test('two processes on one database share one budget; X-Forwarded-For counts only from a trusted proxy', async t => {
  const testApp = await createTestApp(t)
  const { env, database, clock } = testApp
  const second = await buildApp({ env: { ...env, trustProxy: '127.0.0.1' }, database, clock, cryptKey: testCryptKey, passwordCost: leastCost, logStream: new Writable({ write (_chunk, _encoding, done) { done() } }) })
  t.teardown(async () => { await second.close() })
  await useUp(testApp, budgets.signIn, '127.0.0.1', 2)
  const send = async (app: typeof second, headers = {}): Promise<number> => (await app.inject({ method: 'POST', url: '/admin/', headers: { ...form, ...headers }, payload: 'login[username]=x' })).statusCode
  t.same([await send(testApp.app), await send(second), await send(testApp.app), await send(second)], [200, 200, 429, 429])
  const forwarded = { 'x-forwarded-for': '203.0.113.9' }
  t.same([await send(testApp.app, forwarded), await send(second, forwarded)], [429, 200])
})

t.test('many at once over two connections are exactly as many as the budget, and old windows are cleared away', async t => {
  const file = `sqlite:${join(t.testdir(), 'limits.sqlite')}`
  const databases = [openDatabase(file), openDatabase(file)]
  t.teardown(async () => { for (const database of databases) await database.destroy() })
  await migrate(databases[0]!, migrationsFolder)
  const clock = createTestClock()
  const budget = { name: 'tried', most: 5, seconds: 60 }
  const reply = { header: () => reply } as never
  const takes = databases.map(database => createTakeUse({ database, clock }))
  const results = await Promise.allSettled(Array.from({ length: 16 }, async (_, index) => { await takes[index % 2]!(budget, 'somebody', reply) }))
  t.equal(results.filter(({ status }) => status === 'fulfilled').length, 5)
  t.ok(results.every(result => result.status === 'fulfilled' || (result.reason as { code: string }).code === 'RATE_LIMIT'))
  clock.forward(60)
  await takes[0]!(budget, 'somebody', reply)
  t.match(await databases[1]!('backroom_rate_count').select('uses'), [{ uses: 1 }])
})

t.test('an address in IPv6 shares the budget of its network', async t => {
  t.same(['192.0.2.7', '::ffff:192.0.2.7', '2001:db8:1:2:3:4:5:6', '2001:db8::1', '::1'].map(toNetwork), ['192.0.2.7', '192.0.2.7', '2001:db8:1:2::/64', '2001:db8:0:0::/64', '0:0:0:0::/64'])
})
