import t from 'tap'
import { adminUser, createTestApp, signIn } from '../../helpers/app.ts'
import { listRecorded } from '../../helpers/audit.ts'
import { storeValue } from '../../helpers/channel.ts'
import { createPerson, enter, formKeyOf } from '../../helpers/people.ts'

const account = '/admin/admin/system_account/index/'

t.test('every refused sign-in is recorded with its reason, and with who is meant where anybody is', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'admin/security/lockout_failures', '2')
  const sleeper = await createPerson(testApp, [], { username: 'sleeper' })
  await testApp.database('admin_user').where({ user_id: sleeper }).update({ is_active: 0 })
  const visitor = testApp.visitor()
  await visitor.open('/admin/')
  for (const [username, password] of [['nobody', 'x'], ['sleeper', 'x'], ['ADMIN', 'wrong-Canary'], ['admin', 'wrong-Canary'], ['admin', adminUser.password]]) {
    await visitor.post('/admin/', [['form_key', formKeyOf(visitor)], ['login[username]', username!], ['login[password]', password!]])
  }
  t.same(await listRecorded(testApp), ['sign_in_refused refused unknown', 'sign_in_refused refused inactive', 'sign_in_refused refused wrong_password', 'sign_in_refused refused wrong_password', 'account_locked refused', 'sign_in_refused refused locked'])
  const rows = await testApp.database('backroom_audit_event').orderBy('id') as object[]
  t.match(rows[0], { user_id: null, user_name: 'nobody', address: '127.0.0.1', realm: 'admin' })
  t.match(rows[2], { user_id: 1, user_name: 'admin' })
  t.notMatch(JSON.stringify(rows), /Canary/)
})

t.test('signing in, a second time, out, and letting a session expire are recorded, each once', async t => {
  const testApp = await createTestApp(t)
  const first = await testApp.signedIn()
  const second = await testApp.signedIn()
  await first.open('/admin/')
  await second.follow('.account-signout')
  t.same(await listRecorded(testApp), ['user_signed_in success', 'user_signed_in success', 'user_signed_out success'])
  const third = await testApp.signedIn()
  testApp.clock.forward(900)
  for (let times = 0; times < 3; times++) t.same((await third.open(account)).messages('error'), ['Your current session has been expired.'])
  t.same((await listRecorded(testApp)).slice(3), ['user_signed_in success', 'session_ended success expired'])
})

t.test('six wrong entries of the own password end the session and lock the account', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(account)
  for (let times = 1; times < 6; times++) t.equal((await admin.submit('#edit_form', { current_password: 'wrong-Canary' })).status, 422)
  const page = await admin.submit('#edit_form', { current_password: 'wrong-Canary' })
  t.equal(page.url, '/admin/')
  t.same(page.messages('error'), ['Your account is temporarily disabled. Please try again later.'])
  t.ok(page.document.querySelector('#login-form'))
  t.ok((await signIn(admin)).page().document.querySelector('#login-form'), 'the right password is refused, too')
  t.same((await listRecorded(testApp)).slice(0, 7), [...Array<string>(6).fill('own_password_wrong refused'), 'account_locked refused'])
  t.match(await listRecorded(testApp), { 7: 'session_ended success locked' })
  t.notMatch(testApp.log(), /Canary/)
})

t.test('the right own password forgets the wrong ones; an empty one counts as none', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(account)
  for (let round = 0; round < 3; round++) {
    for (let times = 1; times < 6; times++) await admin.submit('#edit_form', { current_password: times === 1 ? '' : 'wrong' })
    t.same((await admin.submit('#edit_form', { current_password: adminUser.password })).messages('success'), ['You saved the account.'])
  }
  t.match(await testApp.database('admin_user').first(), { failures_num: 0, lock_expires: null })
})

t.test('a script is told by JSON that its session was ended', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'admin/security/lockout_failures', '1')
  const admin = await enter(testApp)
  await admin.open(account)
  const answer = await admin.post('/admin/admin/system_account/save/?isAjax=true', [['form_key', formKeyOf(admin)], ['current_password', 'wrong']])
  t.same(JSON.parse(answer.body), { ajaxExpired: 1, ajaxRedirect: '/admin/' })
})
