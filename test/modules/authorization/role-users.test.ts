import { Writable } from 'node:stream'
import t, { type Test } from 'tap'
import { buildApp } from '../../../src/app.ts'
import { adminUser, createTestApp, testCryptKey, type TestApp } from '../../helpers/app.ts'
import { createPerson, enter, formKeyOf } from '../../helpers/people.ts'
import { createVisitor, type Visitor } from '../../helpers/visitor.ts'

const rolesUrl = '/admin/admin/user_role/'
const password = { current_password: adminUser.password }

/** The admin user (1) has role 1, Ada (2) role 3 and Bob (3) role 5: places in roles are numbered along. */
async function open (t: Test): Promise<{ testApp: TestApp, admin: Visitor }> {
  const testApp = await createTestApp(t)
  for (const username of ['ada', 'bob']) await createPerson(testApp, [], { username })
  return { testApp, admin: await enter(testApp) }
}

/** Names of the users of a role. */
async function listUsers ({ database }: TestApp, roleId: number): Promise<string[]> {
  return await database('authorization_role').where({ role_type: 'U', parent_id: roleId }).orderBy('role_name').pluck('role_name') as string[]
}

t.test('ticks give and take a role; who gets it gives up the one he has', async t => {
  const { testApp, admin } = await open(t)
  const page = await admin.open(`${rolesUrl}editrole/rid/3/`)
  const rows = [...page.document.querySelectorAll('#roleUserGrid_table tbody tr')]
  t.same(rows.map(row => ['username', 'is_active', 'role'].map(key => row.querySelector(`.col-role_user_${key}`)?.textContent?.trim())), [
    ['admin', 'Active', 'Administrators'], ['ada', 'Active', 'Role of ada'], ['bob', 'Active', 'Role of bob']
  ])
  t.same(rows.map(row => row.querySelector('.col-in_role_users input')?.hasAttribute('checked')), [false, true, false])
  t.match(page.text, 'Users with this role: 1')
  await admin.submit('#edit_form', { ...password, 'in_role_users[]': ['3'] })
  t.same([await listUsers(testApp, 3), await listUsers(testApp, 5)], [['bob'], []])
  t.match(await testApp.database('backroom_audit_event').orderBy('id', 'desc').first(), { action: 'role_saved', outcome: 'success', target: 'Role of ada', user_name: 'admin', details: JSON.stringify({ users_added: 'bob', users_removed: 'ada' }) })
})

t.test('users whose rows are not shown keep the role; a narrowed list opens the tab of users', async t => {
  const { testApp, admin } = await open(t)
  const page = await admin.open(`${rolesUrl}editrole/rid/3/?role_user_username=bob`)
  t.same([...page.document.querySelectorAll('#roleUserGrid_table tbody .col-role_user_username')].map(cell => cell.textContent?.trim()), ['bob'])
  t.equal(page.document.querySelector('[data-tabs] [aria-current]')?.id, 'role_info_tabs_roles')
  await admin.submit('#edit_form', { ...password, 'in_role_users[]': ['3'] })
  t.same(await listUsers(testApp, 3), ['ada', 'bob'])
  await admin.open(`${rolesUrl}editrole/rid/3/?in_role_users=0`)
  t.same([...admin.page().document.querySelectorAll('#roleUserGrid_table tbody .col-role_user_username')].map(cell => cell.textContent?.trim()), ['admin'])
})

t.test('narrowing, sorting and turning the list over loses nothing that was typed, and saves nothing', async t => {
  const { testApp, admin } = await open(t)
  await admin.open(`${rolesUrl}editrole/rid/3/`)
  const press = async (selector: string, fields: Record<string, string | string[] | null>): Promise<string[]> => {
    const shown = admin.page().document
    shown.querySelector('#edit_form')!.setAttribute('action', shown.querySelector(`#roleUserGrid ${selector}`)!.getAttribute('formaction')!)
    const { document } = await admin.submit('#edit_form', fields)
    t.equal(document.querySelector('[data-tabs] [aria-current]')?.id, 'role_info_tabs_roles')
    t.equal(document.querySelector('#role_name')?.getAttribute('value'), 'Renamed')
    return [...document.querySelectorAll('#roleUserGrid_table tbody tr')].map(row => `${row.querySelector('.col-role_user_username')!.textContent!.trim()} ${row.querySelector('input[checked]') === null ? '-' : '+'}`)
  }
  t.same(await press('[title="Search"][formaction]', { rolename: 'Renamed', 'in_role_users[]': ['2', '3'], role_user_username: 'b' }), ['bob +'])
  t.same(await press('.col-role_user_email .data-grid-sort', {}), ['bob +'], 'sorted, and narrowed still')
  t.same(await press('[title="Reset Filter"][formaction]', {}), ['admin -', 'ada +', 'bob +'])
  t.same(await listUsers(testApp, 3), ['ada'])
  await admin.submit('#edit_form', password)
  t.same(await listUsers(testApp, 3), ['ada', 'bob'])
})

t.test('scripts post the original\'s query strings', async t => {
  const { testApp, admin } = await open(t)
  await admin.open(rolesUrl)
  const post = async (fields: Record<string, string>): Promise<string[]> => (await admin.post(`${rolesUrl}saverole/`, Object.entries({ form_key: formKeyOf(admin), ...password, rolename: 'Role of ada', role_id: '3', all: '0', 'resource[0]': 'Magento_Backend::dashboard', ...fields }))).messages('success')
  t.same(await post({ in_role_user: '2=1&3=1', in_role_user_old: '2=0' }), ['You saved the role.'])
  t.same(await listUsers(testApp, 3), ['ada', 'bob'])
  t.same(await post({ in_role_user: '', in_role_user_old: '2=0' }), ['You saved the role.'])
  t.same(await listUsers(testApp, 3), ['bob'], 'whom the form did not show keeps the role')
  t.same(await post({ in_role_user: '99=1', in_role_user_old: '' }), [])
  t.match(admin.page().text, 'One of the chosen users no longer exists.')
  t.same(await post({ in_role_user: '3=1', in_role_user_old: '3=0', rolename: 'Of two' }), ['You saved the role.'])
  t.match(await testApp.database('backroom_audit_event').orderBy('id', 'desc').first(), { target: 'Of two', details: JSON.stringify({ name_before: 'Role of ada' }) })
})

t.test('a change of a role counts at the very next request of its users, in the menu and in the search too', async t => {
  const { testApp, admin } = await open(t)
  const ada = await enter(testApp, 2)
  const entries = (): number => ada.page().document.querySelectorAll('#nav li').length
  t.equal((await ada.open('/admin/admin/dashboard/')).status, 403)
  t.equal(entries(), 0)
  await admin.open(`${rolesUrl}editrole/rid/3/`)
  await admin.submit('#edit_form', { ...password, 'resource[]': ['Magento_Backend::dashboard', 'Magento_Backend::global_search', 'Magento_Backend::store'] })
  t.equal((await ada.open('/admin/admin/dashboard/')).status, 200)
  t.ok(entries() >= 2)
  t.match((await ada.open('/admin/admin/index/globalSearch/?isAjax=1&q=all stores')).body, 'All Stores')
  await admin.open(`${rolesUrl}editrole/rid/3/`)
  await admin.submit('#edit_form', { ...password, 'resource[]': ['Magento_Backend::dashboard', 'Magento_Backend::global_search'] })
  t.equal((await ada.open('/admin/admin/system_store/')).status, 403)
  t.equal((await ada.open('/admin/admin/index/globalSearch/?isAjax=1&q=all stores')).body, '{"groups":[]}')
  await ada.open('/admin/admin/dashboard/')
  t.notMatch(ada.page().document.querySelector('#nav')?.textContent, /All Stores/)
  await admin.open(`${rolesUrl}editrole/rid/5/`)
  await admin.submit('#edit_form', { ...password, 'in_role_users[]': ['2', '3'] })
  t.equal((await ada.open('/admin/admin/dashboard/')).status, 403, 'moved to a role without resources')
})

t.test('what is changed in one process counts at the next request in another one on the same database', async t => {
  const { testApp, admin } = await open(t)
  const { env, database, clock } = testApp
  const other = await buildApp({ env, database, clock, cryptKey: testCryptKey, logStream: new Writable({ write (_chunk, _encoding, done) { done() } }) })
  t.teardown(async () => { await other.close() })
  const ada = createVisitor(other)
  for (const [name, value] of (await enter(testApp, 2)).cookies) ada.cookies.set(name, value)
  t.equal((await ada.open('/admin/admin/dashboard/')).status, 403)
  await admin.open(`${rolesUrl}editrole/rid/3/`)
  await admin.submit('#edit_form', { ...password, all: '1' })
  t.equal((await ada.open('/admin/admin/user_role/')).status, 200)
  await admin.open(`${rolesUrl}editrole/rid/3/`)
  await admin.submit('#edit_form', { ...password, all: '0' })
  t.equal((await ada.open('/admin/admin/user_role/')).status, 403)
})
