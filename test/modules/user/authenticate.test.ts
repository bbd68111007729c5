import t from 'tap'
import { createPasswords } from '../../../src/kernel/passwords.ts'
import { adminUser, createTestApp, type TestApp } from '../../helpers/app.ts'
import { storeValue } from '../../helpers/channel.ts'
import { createPerson, formKeyOf } from '../../helpers/people.ts'
import type { Page, Visitor } from '../../helpers/visitor.ts'

const refused = 'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.'

async function tryWith (visitor: Visitor, password: string, username = adminUser.username): Promise<Page> {
  if (visitor.cookies.size === 0) await visitor.open('/admin/')
  return await visitor.post('/admin/', [['form_key', formKeyOf(visitor)], ['login[username]', username], ['login[password]', password]])
}

/** Wrong passwords sent from one browser, in turn. */
async function failOften (testApp: TestApp, times: number): Promise<Visitor> {
  const visitor = testApp.visitor()
  for (let attempt = 0; attempt < times; attempt++) await tryWith(visitor, `wrong ${attempt}`)
  return visitor
}

t.test('wrong password, unknown, inactive and locked user are answered alike', async t => {
  const testApp = await createTestApp(t)
  const passwordHash = await createPasswords().hash('right 1 word')
  const sleeper = await createPerson(testApp, [], { username: 'sleeper', passwordHash })
  await testApp.database('admin_user').where({ user_id: sleeper }).update({ is_active: 0 })
  const locked = await createPerson(testApp, [], { username: 'locked', passwordHash })
  await testApp.database('admin_user').where({ user_id: locked }).update({ lock_expires: '2026-03-02 09:30:00' })
  const bodies = []
  for (const username of ['admin', 'nobody', 'sleeper', 'locked']) {
    const page = await tryWith(testApp.visitor(), username === 'admin' ? 'wrong' : 'right 1 word', username)
    t.same(page.messages('error'), [refused], username)
    t.equal(page.status, 200)
    bodies.push(page.body.replace(/nonce="[^"]*"|[0-9a-f]{32}/g, '').replaceAll(`value="${username}"`, ''))
  }
  t.equal(new Set(bodies).size, 1)
  t.same(await testApp.database('backroom_session'), [])
})

t.test('six failures lock the account for half an hour, for the right password too', async t => {
  const testApp = await createTestApp(t)
  const visitor = await failOften(testApp, 6)
  t.same((await tryWith(visitor, adminUser.password)).messages('error'), [refused])
  testApp.clock.forward(30 * 60 - 1)
  t.same((await tryWith(visitor, adminUser.password)).messages('error'), [refused])
  testApp.clock.forward(1)
  t.equal((await tryWith(visitor, adminUser.password)).url, '/admin/admin/dashboard/')
})

t.test('five failures do not lock, and the right password forgets them', async t => {
  const testApp = await createTestApp(t)
  t.equal((await tryWith(await failOften(testApp, 5), adminUser.password)).url, '/admin/admin/dashboard/')
  t.match(await testApp.database('admin_user').first(), { failures_num: 0, first_failure: null, lock_expires: null, lognum: 1, logdate: '2026-03-02 09:00:00' })
})

t.test('how many failures and how long is configured, and counts at once', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'admin/security/lockout_failures', '2')
  await storeValue(testApp, 'admin/security/lockout_threshold', '1')
  const visitor = await failOften(testApp, 2)
  t.same((await tryWith(visitor, adminUser.password)).messages('error'), [refused])
  testApp.clock.forward(60)
  t.equal((await tryWith(visitor, adminUser.password)).url, '/admin/admin/dashboard/')
})

t.test('an empty number of failures turns locking off, as the field says', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'admin/security/lockout_failures', null)
  t.equal((await tryWith(await failOften(testApp, 7), adminUser.password)).url, '/admin/admin/dashboard/')
})

t.test('failures that lie further apart than the lockout time do not add up', async t => {
  const testApp = await createTestApp(t)
  const visitor = await failOften(testApp, 5)
  testApp.clock.forward(30 * 60 + 1)
  await tryWith(visitor, 'wrong')
  t.equal((await tryWith(visitor, adminUser.password)).url, '/admin/admin/dashboard/')
})

t.test('of wrong passwords sent all at once no more are tried than of those sent in turn', async t => {
  const testApp = await createTestApp(t)
  const visitor = testApp.visitor()
  await visitor.open('/admin/')
  const formKey = formKeyOf(visitor)
  const cookie = [...visitor.cookies].map(pair => pair.join('=')).join('; ')
  const guesses = [...Array.from({ length: 9 }, (_, index) => `wrong ${index}`), adminUser.password]
  const answers = await Promise.all(guesses.map(async password => await testApp.app.inject({ method: 'POST', url: '/admin/', headers: { cookie, host: 'localhost:9080', 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams([['form_key', formKey], ['login[username]', 'admin'], ['login[password]', password]]).toString() })))
  t.same(answers.map(answer => answer.statusCode), answers.map(() => 200), 'the right one came after the sixth')
  t.match(await testApp.database('admin_user').first(), { lock_expires: '2026-03-02 09:30:00' })
})

t.test('upper and lower case of the user name do not count, unless the configuration says so', async t => {
  const testApp = await createTestApp(t)
  t.equal((await tryWith(testApp.visitor(), adminUser.password, ' ADMIN ')).url, '/admin/admin/dashboard/')
  await storeValue(testApp, 'admin/security/use_case_sensitive_login', '1')
  t.same((await tryWith(testApp.visitor(), adminUser.password, 'ADMIN')).messages('error'), [refused])
})

t.test('input that is none is refused without a check of a password', async t => {
  const testApp = await createTestApp(t)
  const visitor = testApp.visitor()
  for (const [username, password] of [['', 'x'], ['admin', ''], ['x'.repeat(41), 'x'], ['admin', 'x'.repeat(1025)]]) {
    t.same((await tryWith(visitor, password!, username)).messages('error'), [refused])
  }
  for (const fields of [[['login[username][a]', 'admin'], ['login[password]', 'x']], [['login[username]', 'admin'], ['login[password][]', 'x']], [['login[x]', 'x']]] as Array<Array<[string, string]>>) {
    t.same((await visitor.post('/admin/', [['form_key', formKeyOf(visitor)], ...fields])).messages('error'), [refused])
  }
  t.match(await testApp.database('admin_user').first(), { failures_num: 0 })
})
