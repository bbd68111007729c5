import t from 'tap'
import { createTestApp } from '../../../helpers/app.ts'
import { createPerson, enter, enterWith } from '../../../helpers/people.ts'
import type { Page } from '../../../helpers/visitor.ts'
import { openUsers, usersUrl } from './users.ts'

const listNames = (page: Page): string[] => [...page.document.querySelectorAll('#permissionsUserGrid tbody td.col-username')].map(cell => cell.textContent!.trim())

t.test('the grid has the original\'s columns, filters and button, and its rows lead to the users', async t => {
  const testApp = await createTestApp(t)
  const clerk = await createPerson(testApp, ['Magento_Backend::dashboard'])
  const { document } = (await openUsers(testApp)).page()
  t.equal(document.title, 'Users / All Users / Permissions / System / Magento Admin')
  t.same([...document.querySelectorAll('#permissionsUserGrid_table th')].map(head => head.textContent!.trim()), ['ID', 'User Name', 'First Name', 'Last Name', 'Email', 'Role', 'Status'])
  for (const id of ['add', 'permissionsUserGrid_filter_username', 'permissionsUserGrid_filter_email', 'permissionsUserGrid_filter_is_active']) t.ok(document.getElementById(id), id)
  t.equal(document.getElementById('add')?.getAttribute('href'), `${usersUrl}new/`)
  const rows = [...document.querySelectorAll('.data-grid>tbody>tr')]
  t.same(rows.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent!.trim())), [
    ['1', 'admin', 'Store', 'Owner', 'admin@example.com', 'Administrators', 'Active'],
    [String(clerk), 'clerk', 'Clara', 'Clerk', 'clerk@example.com', 'Role of clerk', 'Active']
  ])
  t.equal(rows[1]?.querySelector('a')?.getAttribute('href'), `${usersUrl}edit/user_id/${clerk}/`)
})

t.test('filters narrow, also those of the original\'s addresses; an id is looked for as a whole', async t => {
  const testApp = await createTestApp(t)
  for (const username of ['ada', 'adam', 'eve']) await createPerson(testApp, [], { username })
  await testApp.database('admin_user').where({ username: 'eve' }).update({ is_active: 0 })
  const admin = await openUsers(testApp)
  t.same(listNames(await admin.submit('#permissionsUserGrid_filter_form', { username: 'ADA' })), ['ada', 'adam'])
  t.same(listNames(await admin.submit('#permissionsUserGrid_filter_form', { username: '', role_name: 'of eve' })), ['eve'])
  t.same(listNames(await admin.submit('#permissionsUserGrid_filter_form', { role_name: '', is_active: '0' })), ['eve'])
  t.same(listNames(await admin.open(`${usersUrl}index/filter/${Buffer.from('username=eve').toString('base64')}/`)), ['eve'])
  t.same(listNames(await admin.open(`${usersUrl}?user_id=1`)), ['admin'])
  const none = await admin.open(`${usersUrl}?user_id=1%20or%201`)
  t.equal(none.document.querySelector('tr.data-grid-tr-no-data td.empty-text')?.textContent, 'We couldn\'t find any records.')
})

t.test('the order is the user name\'s, or the one asked for', async t => {
  const testApp = await createTestApp(t)
  for (const username of ['zoe', 'bob']) await createPerson(testApp, [], { username })
  const admin = await openUsers(testApp)
  t.same(listNames(admin.page()), ['admin', 'bob', 'zoe'])
  t.same(listNames(await admin.open(`${usersUrl}index/sort/user_id/dir/desc/`)), ['bob', 'zoe', 'admin'])
  t.same(listNames(await admin.open(`${usersUrl}?sort=role_name&dir=asc`)), ['admin', 'bob', 'zoe'])
})

t.test('who has expired is told from who is active', async t => {
  const testApp = await createTestApp(t)
  const clerk = await createPerson(testApp, [])
  await testApp.database('admin_user_expiration').insert({ user_id: clerk, expires_at: '2026-03-02 09:00:00' })
  const admin = await openUsers(testApp)
  t.same([...admin.page().document.querySelectorAll('td.col-is_active')].map(cell => cell.textContent!.replace(/\s+/g, ' ').trim()), ['Active', 'ActiveExpired'])
})

t.test('names with markup in them, as a script may have put them into the table, are shown as they are', async t => {
  const testApp = await createTestApp(t)
  const text = '<img src=x onerror=alert(1)>{{7*7}}'
  const clerk = await createPerson(testApp, [])
  await testApp.database('admin_user').where({ user_id: clerk }).update({ username: text, firstname: text, lastname: text, email: text, lock_expires: '2026-03-02 10:00:00' })
  await testApp.database('authorization_role').where({ role_name: 'Role of clerk' }).update({ role_name: text })
  const admin = await enter(testApp)
  for (const url of [usersUrl, `${usersUrl}edit/user_id/${clerk}/`, '/admin/admin/locks/']) {
    const page = await admin.open(url)
    t.notMatch(page.body, /<img src=x/, url)
    t.match(page.body, '&lt;img src=x onerror=alert(1)&gt;{{7*7}}', url)
  }
})

t.test('every page and act asks for the resource All Users', async t => {
  const testApp = await createTestApp(t)
  const clerk = await enterWith(testApp, ['Magento_Backend::dashboard', 'Magento_User::locks'])
  for (const path of ['', 'new/', 'edit/user_id/1/']) t.equal((await clerk.open(`${usersUrl}${path}`)).status, 403, path)
  for (const path of ['save/', 'delete/', 'invalidatetoken/user_id/1/', 'new/', 'edit/user_id/1/']) t.equal((await clerk.post(`${usersUrl}${path}`, [])).status, 403, path)
})

t.test('somebody who is not there, or no number, leads back to the grid', async t => {
  const admin = await enter(await createTestApp(t))
  for (const id of ['99', '0', 'x', '1e0', '-1']) {
    const page = await admin.open(`${usersUrl}edit/user_id/${id}/`)
    t.equal(page.url, usersUrl)
    t.same(page.messages('error'), ['This user no longer exists.'], id)
  }
})
