import t, { type Test } from 'tap'
import { buildApp } from '../../../../src/app.ts'
import { createRole } from '../../../../src/modules/authorization/role-table.ts'
import { createTestApp, hashCheaply, signIn, testCryptKey, type TestApp } from '../../../helpers/app.ts'
import { readMail } from '../../../helpers/mailbox.ts'
import { createPerson, enter, formKeyOf } from '../../../helpers/people.ts'
import { createVisitor, type Visitor } from '../../../helpers/visitor.ts'
import { deleteUser, isIn, listRecords, own, saveUser, toUserUrl, usersUrl } from './users.ts'

interface Staff { readonly admin: Visitor, readonly clerk: Visitor, readonly clerkId: number }

/** The admin user on one instance, and a clerk who is signed in on another one of the same database. */
async function openStaff (t: Test, testApp: TestApp): Promise<Staff> {
  const { env, database, clock } = testApp
  const second = await buildApp({ env, database, clock, cryptKey: testCryptKey })
  t.teardown(async () => { await second.close() })
  const clerkId = await createPerson(testApp, ['Magento_Backend::dashboard', 'Magento_User::acl_users'])
  const clerk = createVisitor(second)
  clerk.cookies.set('backroom-admin', (await enter(testApp, clerkId)).cookies.get('backroom-admin')!)
  t.ok(await isIn(clerk))
  return { admin: await enter(testApp), clerk, clerkId }
}

t.test('who is deactivated is out at the next request, on every instance, and stays out when the account is active again', async t => {
  const testApp = await createTestApp(t)
  const { admin, clerk, clerkId } = await openStaff(t, testApp)
  await saveUser(admin, clerkId, { is_active: '0' })
  t.notOk(await isIn(clerk))
  await saveUser(admin, clerkId, { is_active: '1' })
  t.notOk(await isIn(clerk))
})

t.test('who is deleted is out at the next request, and a form of his changes nothing', async t => {
  const testApp = await createTestApp(t)
  const { admin, clerk, clerkId } = await openStaff(t, testApp)
  await clerk.open(toUserUrl(1))
  const form: Array<[string, string]> = [['form_key', formKeyOf(clerk)], ['user_id', '1'], ['firstname', 'Mallory'], ...Object.entries(own)]
  await deleteUser(admin, clerkId)
  t.ok((await clerk.post(`${usersUrl}save/`, form)).document.querySelector('#login-form'))
  t.match(await testApp.database('admin_user'), [{ user_id: 1, firstname: 'Store' }])
})

t.test('a lesser role counts at the next request', async t => {
  const testApp = await createTestApp(t)
  const { admin, clerk, clerkId } = await openStaff(t, testApp)
  t.equal((await clerk.open(usersUrl)).status, 200)
  await saveUser(admin, clerkId, { 'roles[]': String(await createRole(testApp.database, 'Lesser', ['Magento_Backend::dashboard'])) })
  t.equal((await clerk.open(usersUrl)).status, 403)
  t.ok(await isIn(clerk))
  t.match((await listRecords(testApp)).find(({ action }) => action === 'user_role_changed'), { action: 'user_role_changed', target: 'clerk', details: { before: 'Role of clerk', after: 'Lesser' } })
})

t.test('a password that somebody else sets ends the sessions of its user; the own one ends the own others', async t => {
  const testApp = await createTestApp(t)
  const { admin, clerk, clerkId } = await openStaff(t, testApp)
  const other = await enter(testApp)
  const password = { password: 'Canary-new-1', password_confirmation: 'Canary-new-1' }
  await saveUser(admin, clerkId, password)
  t.notOk(await isIn(clerk))
  t.ok(await isIn(await signIn(testApp.visitor(), { username: 'clerk', password: password.password })))
  await saveUser(admin, 1, password)
  t.ok(await isIn(admin))
  t.notOk(await isIn(other))
  t.notMatch(JSON.stringify(await listRecords(testApp)) + testApp.log(), /Canary/)
  t.same((await readMail(testApp, 2)).map(({ headers }) => /<(.*)>/.exec(headers['to'] ?? '')![1]).sort(), ['admin@example.com', 'clerk@example.com'], 'each owner is told')
})

t.test('Force Sign-In ends every session of a user', async t => {
  const testApp = await createTestApp(t)
  const { admin, clerk, clerkId } = await openStaff(t, testApp)
  await admin.open(toUserUrl(clerkId))
  const page = await admin.submit('#force_sign_in_form')
  t.equal(page.url, toUserUrl(clerkId))
  t.same(page.messages('success'), ['You have revoked the user\'s tokens.'])
  t.notOk(await isIn(clerk))
  t.ok(await isIn(admin))
  t.match(await listRecords(testApp), [{ action: 'user_sign_in_forced', target: 'clerk', details: { sessions: 1 } }])
  await admin.open(toUserUrl(clerkId))
  t.same((await admin.post(`${usersUrl}invalidatetoken/user_id/99/`, [['form_key', formKeyOf(admin)]])).messages('error'), ['We can\'t find a user to revoke.'])
})

t.test('without the own password, or with somebody else\'s, nothing is saved', async t => {
  const testApp = await createTestApp(t)
  const clerkId = await createPerson(testApp, [], { passwordHash: await hashCheaply('clerk pass 1') })
  const admin = await enter(testApp)
  for (const current of ['', 'clerk pass 1', 'x'.repeat(2000)]) {
    t.equal((await saveUser(admin, clerkId, { firstname: 'Changed', current_password: current })).status, 422)
  }
  t.match(await testApp.database('admin_user').where({ user_id: clerkId }), [{ firstname: 'Clara' }])
})
