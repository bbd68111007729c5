import t, { type Test } from 'tap'
import { defineModule } from '../../../src/admin/module.ts'
import { adminUser, createTestApp, type TestApp } from '../../helpers/app.ts'
import { createPerson, enter, errorAt, listErrors } from '../../helpers/people.ts'
import type { Visitor } from '../../helpers/visitor.ts'

const rolesUrl = '/admin/admin/user_role/'
const newUrl = `${rolesUrl}editrole/`
const password = { current_password: adminUser.password }
const wrongPassword = 'The password entered for the current user is invalid. Verify the password and try again.'

async function open (t: Test): Promise<{ testApp: TestApp, admin: Visitor }> {
  const testApp = await createTestApp(t)
  return { testApp, admin: await enter(testApp) }
}

/** What the table holds for a role, by name. */
async function listGranted ({ database }: TestApp, name: string): Promise<string[]> {
  return await database('authorization_rule as rule').join('authorization_role as role', 'role.role_id', 'rule.role_id')
    .where({ role_name: name, role_type: 'G', permission: 'allow' }).orderBy('rule_id').pluck('resource_id') as string[]
}

t.test('the grid of roles has the original\'s columns, filters and button, and leads to the roles', async t => {
  const { testApp, admin } = await open(t)
  for (const username of ['ada', 'bob']) await createPerson(testApp, [], { username })
  const page = await admin.open(rolesUrl)
  t.equal(page.document.title, 'Roles / User Roles / Permissions / System / Magento Admin')
  const names = (): string[] => [...admin.page().document.querySelectorAll('#roleGrid_table td.col-role_name')].map(cell => cell.textContent!.trim())
  t.same(names(), ['Administrators', 'Role of ada', 'Role of bob'])
  t.equal(page.document.querySelector('#add')?.getAttribute('href'), newUrl)
  await admin.submit('#roleGrid_filter_form', { role_name: 'of b' })
  t.same(names(), ['Role of bob'])
  await admin.open(`${rolesUrl}index/filter/${Buffer.from('role_id=1').toString('base64')}/`)
  t.same(names(), ['Administrators'])
  await admin.open(`${rolesUrl}index/sort/role_name/dir/desc/`)
  t.same(names(), ['Role of bob', 'Role of ada', 'Administrators'])
  await admin.follow('.data-grid-row-link')
  t.equal(admin.page().document.querySelector('h1')?.textContent?.trim(), 'Role of bob')
})

t.test('a new role has what was chosen and what that stands under, though no script adds it', async t => {
  const { testApp, admin } = await open(t)
  await admin.open(newUrl)
  const page = await admin.submit('#edit_form', { ...password, rolename: ' Keys ', 'resource[]': ['Magento_SalesChannels::channel_amazon', 'Magento_Backend::dashboard'] })
  t.equal(page.url, rolesUrl)
  t.same(page.messages('success'), ['You saved the role.'])
  t.same(await listGranted(testApp, 'Keys'), ['Magento_Backend::admin', 'Magento_Backend::dashboard', 'Magento_Backend::marketing', 'Magento_SalesChannels::channel', 'Magento_SalesChannels::channel_amazon'])
  t.match(await testApp.database('authorization_role').where({ role_name: 'Keys' }), [{ parent_id: 0, tree_level: 1, sort_order: 1, role_type: 'G', user_id: 0, user_type: '2' }])
  await admin.open(`${rolesUrl}editrole/rid/3/`)
  const checked = [...admin.page().document.querySelectorAll('[data-role=resource-tree] input[checked]')].map(input => input.getAttribute('value'))
  t.same(checked, ['Magento_Backend::dashboard', 'Magento_Backend::marketing', 'Magento_SalesChannels::channel', 'Magento_SalesChannels::channel_amazon'])
  await admin.submit('#edit_form', { ...password, all: '1' })
  t.same(await listGranted(testApp, 'Keys'), ['Magento_Backend::all'])
})

t.test('the tree shows every resource of every module once, with the original\'s marks', async t => {
  const vendor = defineModule({ name: 'Vendor_Shop', acl: [{ id: 'Vendor_Shop::desk', title: 'Desk', parent: 'Magento_Sales::sales' }] })
  const admin = await enter(await createTestApp(t, { extraModules: [vendor] }))
  const { document } = await admin.open(newUrl)
  const ids = [...document.querySelectorAll('[data-role=resource-tree] li')].map(item => item.getAttribute('data-id'))
  t.ok(ids.length > 200)
  t.equal(new Set(ids).size, ids.length)
  t.ok(document.querySelector('li[data-id="Magento_Sales::sales"] li[data-id="Magento_Sales::create"] > a > i.jstree-checkbox'))
  t.ok(document.querySelector('li[data-id="Magento_Sales::sales"] > ul > li[data-id="Vendor_Shop::desk"]'))
  const elementIds = [...document.querySelectorAll('[id]')].map(element => element.id)
  t.equal(new Set(elementIds).size, elementIds.length)
})

t.test('what was typed stays, and all that is wrong is named at once; the password does not stay', async t => {
  const { testApp, admin } = await open(t)
  const page = await (await admin.open(newUrl), admin.submit('#edit_form', { rolename: 'administrators', all: '0', 'resource[]': ['Magento_Backend::dashboard'], in_role_user: '1=0', users_shown: null, current_password: 'not-my-Password-1' }))
  t.equal(page.status, 422)
  t.equal(errorAt(admin, 'current_password'), wrongPassword)
  t.notMatch(page.body, 'not-my-Password-1')
  t.equal(page.document.querySelector('#role_name')?.getAttribute('value'), 'administrators')
  t.ok(page.document.querySelector('input[value="Magento_Backend::dashboard"][checked]'))
  t.ok(page.document.querySelector('.col-in_role_users input[value="1"][checked]'))
  await admin.submit('#edit_form', password)
  t.equal(errorAt(admin, 'role_name'), 'There is a role with this name already. Choose another name.')
  for (const [rolename, sentence] of [['', 'This is a required field.'], ['x'.repeat(51), 'This has 51 characters; at most 50 are allowed.'], ['<b>', 'This text contains characters that are not allowed here.']] as const) {
    await admin.submit('#edit_form', { ...password, rolename })
    t.same(listErrors(admin), [sentence])
  }
  await admin.submit('#edit_form', { ...password, rolename: 'ok', 'resource[]': ['Nobody::knows'] })
  t.equal(errorAt(admin, 'all'), 'There is no resource "Nobody::knows". Reload the page and choose again.')
  t.equal((await testApp.database('authorization_role')).length, 2)
})

t.test('a form that could not be taken comes back with what was typed, but for the password', async t => {
  const { testApp, admin } = await open(t)
  await admin.open(newUrl)
  await admin.submit('#edit_form', { ...password, form_key: 'wrong', rolename: 'Kept', 'resource[]': ['Magento_Backend::dashboard'] })
  t.notMatch(JSON.stringify(await testApp.database('backroom_draft')), adminUser.password)
  const page = await admin.open(newUrl)
  t.equal(page.document.querySelector('#role_name')?.getAttribute('value'), 'Kept')
  t.ok(page.document.querySelector('input[value="Magento_Backend::dashboard"][checked]'))
  await admin.submit('#edit_form', password)
  t.same(await listGranted(testApp, 'Kept'), ['Magento_Backend::admin', 'Magento_Backend::dashboard'])
  t.same(await testApp.database('backroom_draft'), [])
})

t.test('a role that is not there leads back to the list and says so', async t => {
  const { admin } = await open(t)
  for (const rid of ['99', '0', 'x']) {
    const page = await admin.open(`${rolesUrl}editrole/rid/${rid}/`)
    t.equal(page.url, rolesUrl)
    t.same(page.messages('error'), ['This role no longer exists.'])
  }
  await admin.open(newUrl)
  const page = await admin.submit('#edit_form', { ...password, role_id: '99', rolename: 'Gone' })
  t.same(page.messages('error'), ['This role no longer exists.'])
})
