import t from 'tap'
import { adminUser, createTestApp, signIn } from '../helpers/app.ts'
import { storeValue } from '../helpers/channel.ts'
import { enter, enterWith } from '../helpers/people.ts'
import type { Visitor } from '../helpers/visitor.ts'

const dashboard = '/admin/admin/dashboard/'

async function isIn (visitor: Visitor): Promise<boolean> {
  return (await visitor.open(dashboard)).document.querySelector('#login-form') === null
}

t.test('a session ends after fifteen minutes without a request, and every request prolongs it', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  for (let times = 0; times < 3; times++) {
    testApp.clock.forward(890)
    t.ok(await isIn(admin))
  }
  testApp.clock.forward(900)
  const page = await admin.open(dashboard)
  t.equal(page.status, 200)
  t.same(page.messages('error'), ['Your current session has been expired.'])
  t.ok(page.document.querySelector('#login-form'))
  t.notOk(await isIn(admin), 'and it stays over')
})

t.test('another session lifetime counts at once, for sessions that live already', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await storeValue(testApp, 'admin/security/session_lifetime', '60')
  testApp.clock.forward(59)
  t.ok(await isIn(admin))
  testApp.clock.forward(60)
  t.notOk(await isIn(admin))
  await storeValue(testApp, 'admin/security/session_lifetime', '3600')
  t.notOk(await isIn(admin), 'what has expired stays over')
})

t.test('a lifetime saved on the page Admin counts, and one below a minute is refused in the original\'s words', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const field = 'groups[security][fields][session_lifetime]'
  await admin.open('/admin/admin/system_config/edit/section/admin/')
  const page = await admin.submit('#config-edit-form', { [`${field}[value]`]: '59', [`${field}[inherit]`]: null })
  t.equal(page.status, 422)
  t.match(page.text, 'The Admin session lifetime is invalid. Set the lifetime to 60 seconds or longer and try again.')
  await admin.submit('#config-edit-form', { [`${field}[value]`]: '120', [`${field}[inherit]`]: null })
  t.same(admin.page().messages('success'), ['You saved the configuration.'])
  testApp.clock.forward(120)
  t.notOk(await isIn(admin))
})

t.test('a script whose session is over gets the original\'s JSON', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  testApp.clock.forward(900)
  for (const page of [
    await admin.open(dashboard, { 'x-requested-with': 'XMLHttpRequest' }),
    await admin.open(`${dashboard}?isAjax=true`),
    await admin.post('/admin/admin/system_config/state/?isAjax=true', [['container', 'x'], ['value', '1']])
  ]) {
    t.equal(page.status, 200)
    t.same(JSON.parse(page.body), { ajaxExpired: 1, ajaxRedirect: '/admin/' })
    t.match(page.headers['content-type'], /^application\/json/)
  }
})

t.test('signing out says so, ends the session on the server and leads back to the login form', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const cookie = admin.cookies.get('backroom-admin')!
  await admin.open(dashboard)
  const page = await admin.follow('.account-signout')
  t.equal(page.url, '/admin/')
  t.same(page.messages('success'), ['You have logged out.'])
  t.not(admin.cookies.get('backroom-admin'), cookie)
  const thief = testApp.visitor()
  thief.cookies.set('backroom-admin', cookie)
  t.notOk(await isIn(thief))
  t.match(await testApp.database('backroom_session'), [{ end_reason: 'ended' }])
})

t.test('another site\'s link to the sign-out only asks', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const page = await admin.open('/admin/admin/auth/logout/', { 'sec-fetch-site': 'cross-site' })
  t.match(page.text, /Do you want to sign out\?/)
  t.ok(await isIn(admin))
  await admin.open('/admin/admin/auth/logout/', { 'sec-fetch-site': 'cross-site' })
  t.same((await admin.submit('form[action$="/logout/"]')).messages('success'), ['You have logged out.'])
  t.notOk(await isIn(admin))
})

t.test('a user who is switched off, deleted or loses a right feels it at the next request', async t => {
  const testApp = await createTestApp(t)
  const clerk = await enterWith(testApp, ['Magento_Backend::dashboard'])
  t.equal((await clerk.open(dashboard)).status, 200)
  await testApp.database('authorization_rule').where({ resource_id: 'Magento_Backend::dashboard' }).delete()
  t.equal((await clerk.open(dashboard)).status, 403)
  await testApp.database('admin_user').where({ username: 'clerk' }).update({ is_active: 0 })
  t.notOk(await isIn(clerk))
  const guest = await enterWith(testApp, ['Magento_Backend::dashboard'], { username: 'guest' })
  t.ok(await isIn(guest))
  await testApp.database('admin_user').where({ username: 'guest' }).delete()
  t.notOk(await isIn(guest))
})

t.test('what is stored of a session is worth nothing as a cookie', async t => {
  const testApp = await createTestApp(t)
  await enter(testApp)
  const [row] = await testApp.database('backroom_session') as Array<{ id_hash: string }>
  const thief = testApp.visitor()
  thief.cookies.set('backroom-admin', row!.id_hash)
  t.notOk(await isIn(thief))
})

t.test('a cookie that was made up signs nobody in', async t => {
  const testApp = await createTestApp(t)
  await enter(testApp)
  for (const cookie of ['', 'x', '1', '%00', '\'or 1=1--', 'x'.repeat(4000)]) {
    const thief = testApp.visitor()
    thief.cookies.set('backroom-admin', cookie)
    t.notOk(await isIn(thief), cookie.slice(0, 10))
  }
})

t.test('the cookie is out of reach for scripts and other sites; over https it is bound to the host', async t => {
  const testApp = await createTestApp(t)
  const plain = await testApp.app.inject('/admin/')
  t.match(plain.headers['set-cookie'], /^backroom-admin=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  const secure = await createTestApp(t, { variables: { BASE_URL: 'https://shop.example' } })
  t.match((await secure.app.inject('/admin/')).headers['set-cookie'], /^__Host-backroom-admin=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})

t.test('who only looks at the login form leaves no session behind', async t => {
  const testApp = await createTestApp(t)
  for (let times = 0; times < 5; times++) await testApp.visitor().open('/admin/')
  t.same(await testApp.database('backroom_session'), [])
})

t.test('the account site\'s session is none here', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await testApp.database('backroom_session').update({ realm: 'account' })
  t.notOk(await isIn(admin))
})

t.test('a new password ends the user\'s other sessions, not the one it was set in', async t => {
  const testApp = await createTestApp(t)
  const other = await enter(testApp)
  const admin = await enter(testApp)
  await admin.open('/admin/admin/system_account/index/')
  await admin.submit('#edit_form', { password: 'new-Canary-1', confirmation: 'new-Canary-1', current_password: adminUser.password })
  t.same(admin.page().messages('success'), ['You saved the account.'])
  t.ok(await isIn(admin))
  t.notOk(await isIn(other))
  t.equal((await signIn(testApp.visitor(), { username: 'admin', password: 'new-Canary-1' })).page().url, dashboard)
})
