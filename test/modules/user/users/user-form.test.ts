import t from 'tap'
import { createTestApp, signIn } from '../../../helpers/app.ts'
import { createPerson, enter, errorAt, listErrors } from '../../../helpers/people.ts'
import { createRole } from '../../../../src/modules/authorization/role-table.ts'
import { listRecords, openUsers, own, saveUser, toUserUrl, usersUrl } from './users.ts'

const newUser = { username: 'ada', firstname: 'Ada', lastname: 'Lovelace', email: 'ada@example.com', password: 'Canary-pass-1', password_confirmation: 'Canary-pass-1', interface_locale: 'it_IT' }

t.test('a new user with a role signs in, in the chosen language, and may do what the role grants', async t => {
  const testApp = await createTestApp(t)
  const roleId = await createRole(testApp.database, 'Shop keepers', ['Magento_Backend::dashboard'])
  const admin = await openUsers(testApp)
  await admin.follow('#add')
  t.match(admin.page().document.body.className, /adminhtml-user-new page-layout-admin-2columns-left/)
  const page = await admin.submit('#edit_form', { ...newUser, ...own, 'roles[]': String(roleId) })
  t.equal(page.url, usersUrl)
  t.same(page.messages('success'), ['You saved the user.'])
  t.match(await testApp.database('admin_user').where({ username: 'ada' }), [{ firstname: 'Ada', lastname: 'Lovelace', email: 'ada@example.com', interface_locale: 'it_IT', is_active: 1, password: /^[0-9a-f]{64}:[^:]+:3_32_/ }])
  t.match(await listRecords(testApp), [
    { action: 'user_created', outcome: 'success', target: 'ada', details: { changed: 'username, firstname, lastname, email, password, interface_locale, is_active, role' } },
    { action: 'user_role_changed', outcome: 'success', target: 'ada', details: { before: null, after: 'Shop keepers' } }
  ])
  const ada = await signIn(testApp.visitor(), { username: 'ada', password: newUser.password })
  t.equal(ada.page().url, '/admin/admin/dashboard/')
  t.equal(ada.page().document.documentElement.lang, 'it-IT')
  t.equal((await ada.open(usersUrl)).status, 403)
})

t.test('the form shows what is stored, and never a password', async t => {
  const testApp = await createTestApp(t)
  const clerk = await createPerson(testApp, [])
  const { document } = await (await enter(testApp)).open(toUserUrl(clerk))
  t.equal(document.querySelector('h1')?.textContent?.trim(), 'Clara Clerk')
  const shown = Object.fromEntries(['username', 'firstname', 'lastname', 'email', 'password', 'confirmation', 'interface_locale', 'is_active', 'expires_at', 'current_password'].map(id => [id, (document.getElementById(`user_${id}`) as HTMLInputElement).value]))
  t.same(shown, { username: 'clerk', firstname: 'Clara', lastname: 'Clerk', email: 'clerk@example.com', password: '', confirmation: '', interface_locale: 'en_US', is_active: '1', expires_at: '', current_password: '' })
  for (const id of ['page_tabs_main_section', 'page_tabs_main_section_content', 'page_tabs_roles_section', 'page_tabs_roles_section_content', 'permissionsUserRolesGrid', 'permissionsUserRolesGrid_filter_role_name', 'back', 'delete', 'reset', 'invalidate', 'save']) t.ok(document.getElementById(id), id)
  const chosen = document.querySelectorAll('#permissionsUserRolesGrid input[type=radio][checked]')
  t.same([...chosen].map(radio => radio.getAttribute('aria-label')), ['Role of clerk'])
})

t.test('everything that is wrong is said at once, what was typed stays but for passwords, and nothing is saved', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(`${usersUrl}new/`)
  const page = await admin.submit('#edit_form', { username: '', firstname: '<b>', lastname: 'x'.repeat(33), email: 'nobody', password: 'Canary1', password_confirmation: 'Canary2', interface_locale: 'xx', is_active: '7', expires_at: 'soon', 'roles[]': '99', current_password: 'Canary-wrong' })
  t.equal(page.status, 422)
  const sentences = {
    username: 'This is a required field.',
    firstname: 'This text contains characters that are not allowed here.',
    lastname: 'This text is too long.',
    email: 'Please enter a valid email address (Ex: johndoe@domain.com).',
    confirmation: 'Your password confirmation must match your password.',
    interface_locale: 'Choose one of the options in the list.',
    is_active: 'Choose one of the options in the list.',
    expires_at: 'Write the date as 2026-03-31, or with a time as 2026-03-31 18:00.',
    roles: 'Choose one of the options in the list.',
    current_password: 'The password entered for the current user is invalid. Verify the password and try again.'
  }
  for (const [field, sentence] of Object.entries(sentences)) t.equal(errorAt(admin, `user_${field}`), sentence, field)
  t.equal(listErrors(admin).length, Object.keys(sentences).length)
  t.equal((page.document.getElementById('user_email') as HTMLInputElement).value, 'nobody')
  t.notMatch(page.body, /Canary/)
  await admin.submit('#edit_form', { ...newUser, ...own, 'roles[]': null, is_active: '1', expires_at: '', password: '', password_confirmation: '', username: 'admin' })
  t.equal(errorAt(admin, 'user_password'), 'This is a required field.')
  t.equal((await testApp.database('admin_user')).length, 1)
})

t.test('a user name or e-mail address of somebody else is refused, in any case', async t => {
  const testApp = await createTestApp(t)
  const clerk = await createPerson(testApp, [])
  const admin = await enter(testApp)
  for (const [name, value] of [['username', 'ADMIN'], ['email', 'Admin@example.com']] as const) {
    await saveUser(admin, clerk, { [name]: value })
    t.equal(errorAt(admin, 'user_username'), 'A user with the same user name or email already exists.')
  }
  t.match(await testApp.database('admin_user').where({ user_id: clerk }), [{ username: 'clerk', email: 'clerk@example.com' }])
})

t.test('the roles are narrowed without losing what was typed or chosen, and nothing is saved by that', async t => {
  const testApp = await createTestApp(t)
  const clerk = await createPerson(testApp, [])
  const roleId = String(await createRole(testApp.database, 'Shop keepers', []))
  const admin = await enter(testApp)
  const { document } = await admin.open(toUserUrl(clerk))
  const button = document.querySelector('#permissionsUserRolesGrid button[title=Search]')!
  t.equal(button.getAttribute('form'), 'edit_form')
  const fields: Array<[string, string]> = [['form_key', document.querySelector('#edit_form [name=form_key]')!.getAttribute('value')!], ['user_id', String(clerk)], ['firstname', 'Typed'], ['password', 'Canary-1'], ['user_roles', '1'], ['roles[]', roleId], ['role_name', 'ADMIN']]
  const page = await admin.post(button.getAttribute('formaction')!, fields)
  t.same([...page.document.querySelectorAll('#permissionsUserRolesGrid td.col-role_name')].map(cell => cell.textContent!.trim()), ['Administrators'])
  t.equal((page.document.getElementById('user_firstname') as HTMLInputElement).value, 'Typed')
  t.notMatch(page.body, /Canary/)
  t.equal(page.document.querySelector('#page_tabs [aria-current]')?.id, 'page_tabs_roles_section')
  t.equal((page.document.getElementById('user_user_roles') as HTMLInputElement).value, roleId, 'the chosen role is not in the list, but stays chosen')
  await admin.submit('#edit_form', own)
  t.match(await testApp.database('authorization_role').where({ user_id: clerk }), [{ parent_id: Number(roleId), role_type: 'U', role_name: 'clerk' }])
})

t.test('what was typed when the session ended is there again after the login, without passwords', async t => {
  const testApp = await createTestApp(t)
  const clerk = await createPerson(testApp, [])
  const admin = await enter(testApp)
  await admin.open(toUserUrl(clerk))
  testApp.clock.forward(3600)
  await admin.submit('#edit_form', { firstname: 'Typed', password: 'Canary-1', password_confirmation: 'Canary-1', ...own })
  t.notMatch(JSON.stringify(await testApp.database('backroom_draft')), /Canary/)
  const page = await signIn(admin).then(async visitor => await visitor.open(toUserUrl(clerk)))
  t.equal((page.document.getElementById('user_firstname') as HTMLInputElement).value, 'Typed')
  t.equal(page.messages('notice').length, 1)
  t.equal(((await admin.follow('#reset')).document.getElementById('user_firstname') as HTMLInputElement).value, 'Clara')
})
