import t from 'tap'
import { createRole } from '../../../../src/modules/authorization/role-table.ts'
import { createTestApp, hashCheaply } from '../../../helpers/app.ts'
import { createPerson, enter, errorAt, listErrors } from '../../../helpers/people.ts'
import { addAdministrator, deleteUser, listRecords, saveUser, toUserUrl, usersUrl } from './users.ts'

const clerkPassword = { current_password: 'clerk pass 1' }

t.test('nobody deletes, deactivates or ends his own account, or gives up his full role', async t => {
  const testApp = await createTestApp(t)
  await addAdministrator(testApp)
  const lesser = String(await createRole(testApp.database, 'Lesser', ['Magento_Backend::dashboard']))
  const admin = await enter(testApp)
  const before = [await testApp.database('admin_user'), await testApp.database('authorization_role')]
  const deleted = await deleteUser(admin, 1)
  t.equal(deleted.url, toUserUrl(1))
  t.same(deleted.messages('error'), ['You cannot delete your own account.'])
  await saveUser(admin, 1, { is_active: '0' })
  t.same(listErrors(admin), ['You cannot deactivate your own account.'])
  await saveUser(admin, 1, { expires_at: '2027-01-01' })
  t.same(listErrors(admin), ['Expiration Date: You cannot change the expiration date of your own account.'])
  await saveUser(admin, 1, { 'roles[]': lesser })
  t.match(errorAt(admin, 'user_roles'), /^You cannot give up your own role/)
  t.same([await testApp.database('admin_user'), await testApp.database('authorization_role')], before)
  t.same((await listRecords(testApp)).map(({ action, outcome }) => [action, outcome]), [['user_deleted', 'refused'], ...Array.from({ length: 3 }, () => ['user_saved', 'refused'])])
  t.notOk(admin.page().document.getElementById('user_is_active'), 'the own form does not offer it')
})

t.test('his own name and address he changes', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  t.same((await saveUser(admin, 1, { username: 'root', email: 'root@example.com', interface_locale: 'es_ES' })).document.documentElement.lang, 'es-ES')
  t.match(await testApp.database('admin_user'), [{ username: 'root', email: 'root@example.com' }])
  t.match(await testApp.database('authorization_role').where({ user_id: 1 }), [{ role_name: 'root' }])
})

t.test('the last active user with all resources stays one, whoever asks', async t => {
  const testApp = await createTestApp(t)
  const passwordHash = await hashCheaply(clerkPassword.current_password)
  const clerkId = await createPerson(testApp, ['Magento_User::acl_users'], { passwordHash })
  const lesser = String(await createRole(testApp.database, 'Lesser', []))
  const clerk = await enter(testApp, clerkId)
  // A second one who is inactive, and a third whose account will end, do not count.
  await testApp.database('admin_user').where({ user_id: await addAdministrator(testApp) }).update({ is_active: 0 })
  await testApp.database('admin_user_expiration').insert({ user_id: await addAdministrator(testApp, 'third'), expires_at: '2026-04-01 00:00:00' })
  const before = [await testApp.database('admin_user'), await testApp.database('authorization_role'), await testApp.database('admin_user_expiration')]
  for (const [values, sentence] of [
    [{ is_active: '0' }, 'Status: This is the last active user with all resources: the account cannot be deactivated.'],
    [{ expires_at: '2027-01-01' }, 'Expiration Date: This is the last active user with all resources: the account cannot expire.'],
    [{ 'roles[]': lesser }, 'User Role: This is the last active user with all resources: the role cannot be changed to a lesser one.']
  ] as Array<[Record<string, string>, string]>) {
    t.equal((await saveUser(clerk, 1, { ...values, ...clerkPassword })).status, 422)
    t.same(listErrors(clerk), [sentence])
  }
  await deleteUser(clerk, 1, clerkPassword.current_password)
  t.same(listErrors(clerk), ['This is the last active user with all resources: the account cannot be deleted.'])
  t.same([await testApp.database('admin_user'), await testApp.database('authorization_role'), await testApp.database('admin_user_expiration')], before)
})

t.test('where another one remains, each of these is done', async t => {
  const testApp = await createTestApp(t)
  const lesser = String(await createRole(testApp.database, 'Lesser', []))
  const admin = await enter(testApp)
  for (const [index, [name, value]] of ([['is_active', '0'], ['expires_at', '2027-01-01'], ['roles[]', lesser]] as const).entries()) {
    const page = await saveUser(admin, await addAdministrator(testApp, `user${index}`), { [name]: value })
    t.same(page.messages('success'), ['You saved the user.'])
  }
  const page = await deleteUser(admin, await addAdministrator(testApp))
  t.equal(page.url, usersUrl)
  t.same(page.messages('success'), ['You deleted the user.'])
  t.same(await testApp.database('admin_user').where({ username: 'second' }), [])
  t.same(await testApp.database('authorization_role').where({ role_name: 'second' }), [])
  t.match((await listRecords(testApp)).at(-1), { action: 'user_deleted', outcome: 'success', target: 'second' })
})

t.test('of two who delete each other at the same moment one stays', async t => {
  const testApp = await createTestApp(t)
  const second = await createPerson(testApp, ['Magento_Backend::all'], { username: 'second', passwordHash: await hashCheaply(clerkPassword.current_password) })
  const [one, other] = [await enter(testApp), await enter(testApp, second)]
  await Promise.all([deleteUser(one, second), deleteUser(other, 1, clerkPassword.current_password)])
  t.equal((await testApp.database('admin_user')).length, 1)
})

t.test('nobody is deleted without the own password, or by an address', async t => {
  const testApp = await createTestApp(t)
  const clerk = await createPerson(testApp, [])
  const admin = await enter(testApp)
  for (const password of ['', 'wrong']) {
    const page = await deleteUser(admin, clerk, password)
    t.equal(page.status, 422)
    t.match(errorAt(admin, 'user_current_password'), /^The password entered for the current user is invalid/)
  }
  t.equal((await admin.open(`${usersUrl}delete/user_id/${clerk}/`)).status, 404)
  t.equal((await testApp.database('admin_user')).length, 2)
})
