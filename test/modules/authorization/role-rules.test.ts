import t, { type Test } from 'tap'
import { toTimestamp } from '../../../src/kernel/database/timestamp.ts'
import { adminUser, createTestApp, hashCheaply, type TestApp } from '../../helpers/app.ts'
import { createPerson, enter, errorAt, formKeyOf, listErrors } from '../../helpers/people.ts'
import type { Visitor } from '../../helpers/visitor.ts'

const rolesUrl = '/admin/admin/user_role/'
const password = { current_password: adminUser.password }
const lastFull = 'At least one active user must keep a role with all resources.'
const ownRight = 'You would lose the right to change roles yourself. Ask another administrator to do this.'

/** Ada may change roles and no more (role 3); Bob has a role without resources (5); the admin user has role 1: places in roles are numbered along. */
async function open (t: Test): Promise<{ testApp: TestApp, admin: Visitor, ada: Visitor, dump: () => Promise<string> }> {
  const testApp = await createTestApp(t)
  await createPerson(testApp, ['Magento_User::acl_roles'], { username: 'ada', passwordHash: await hashCheaply(adminUser.password) })
  await createPerson(testApp, [], { username: 'bob' })
  const dump = async (): Promise<string> => JSON.stringify([await testApp.database('authorization_role'), await testApp.database('authorization_rule')])
  return { testApp, admin: await enter(testApp), ada: await enter(testApp, 2), dump }
}

async function lastEvent ({ database }: TestApp): Promise<object> {
  return await database('backroom_audit_event').orderBy('id', 'desc').first() as object
}

t.test('the last active user with all resources keeps them, whoever asks and by whatever way', async t => {
  const { testApp, ada, dump } = await open(t)
  const before = await dump()
  await ada.open(`${rolesUrl}editrole/rid/1/`)
  await ada.submit('#edit_form', { ...password, all: '0' })
  t.equal(errorAt(ada, 'all'), lastFull)
  t.match(await lastEvent(testApp), { action: 'role_saved', outcome: 'refused', target: 'Administrators', user_name: 'ada', details: '{"reason":"role_last_full"}' })
  await ada.open(`${rolesUrl}editrole/rid/1/`)
  await ada.submit('#edit_form', { ...password, 'in_role_users[]': null })
  t.equal(errorAt(ada, 'roleUserGrid'), lastFull, 'taken out of the role')
  await ada.open(`${rolesUrl}editrole/rid/5/`)
  await ada.submit('#edit_form', { ...password, 'in_role_users[]': ['1', '3'] })
  t.equal(errorAt(ada, 'roleUserGrid'), lastFull, 'moved to another role')
  await ada.open(`${rolesUrl}editrole/rid/1/`)
  const page = await ada.post(`${rolesUrl}delete/rid/1/`, Object.entries({ form_key: formKeyOf(ada), ...password, in_role_user_old: '1=0' }))
  t.same(listErrors(ada), [lastFull], 'deleted')
  t.equal(page.status, 422)
  t.equal(await dump(), before)
})

t.test('an inactive user with all resources does not count; a second active one does', async t => {
  const { testApp, ada } = await open(t)
  const carol = await createPerson(testApp, ['Magento_Backend::all'], { username: 'carol' })
  await testApp.database('admin_user').where({ user_id: carol }).update({ is_active: 0 })
  const take = async (): Promise<string[]> => {
    await ada.open(`${rolesUrl}editrole/rid/1/`)
    return (await ada.submit('#edit_form', { ...password, all: '0' })).messages('success')
  }
  t.same(await take(), [])
  await testApp.database('admin_user').where({ user_id: carol }).update({ is_active: 1 })
  t.same(await take(), ['You saved the role.'])
})

t.test('a user with all resources whose account has expired does not count; one whose account will does', async t => {
  const { testApp, ada } = await open(t)
  const carol = await createPerson(testApp, ['Magento_Backend::all'], { username: 'carol' })
  const now = testApp.clock.now().getTime()
  await testApp.database('admin_user_expiration').insert({ user_id: carol, expires_at: toTimestamp(new Date(now - 1000)) })
  const take = async (): Promise<string[]> => {
    await ada.open(`${rolesUrl}editrole/rid/1/`)
    return (await ada.submit('#edit_form', { ...password, all: '0' })).messages('success')
  }
  t.same(await take(), [])
  t.equal(errorAt(ada, 'all'), lastFull)
  await testApp.database('admin_user_expiration').update({ expires_at: toTimestamp(new Date(now + 86_400_000)) })
  t.same(await take(), ['You saved the role.'])
})

t.test('nobody takes the right to roles from himself', async t => {
  const { testApp, ada, dump } = await open(t)
  const before = await dump()
  await ada.open(`${rolesUrl}editrole/rid/3/`)
  await ada.submit('#edit_form', { ...password, 'resource[]': ['Magento_Backend::dashboard'] })
  t.equal(errorAt(ada, 'all'), ownRight)
  await ada.open(`${rolesUrl}editrole/rid/3/`)
  await ada.submit('#edit_form', { ...password, 'in_role_users[]': null })
  t.same(listErrors(ada), [ownRight])
  await ada.open(`${rolesUrl}editrole/rid/5/`)
  await ada.submit('#edit_form', { ...password, 'in_role_users[]': ['2', '3'] })
  t.same(listErrors(ada), [ownRight])
  t.match(await lastEvent(testApp), { outcome: 'refused', details: '{"reason":"role_own_right_lost"}' })
  t.equal(await dump(), before)
})

t.test('the own role cannot be deleted; another one goes with its rules and its users\' places, who then can do nothing', async t => {
  const { testApp, admin } = await open(t)
  await admin.open(`${rolesUrl}editrole/rid/1/`)
  const remove = async (roleId: number, typed: object = password): Promise<string[]> => {
    const page = await admin.open(`${rolesUrl}editrole/rid/${roleId}/`)
    const fields = [...page.document.querySelectorAll('#edit_form input[type=hidden]')].map(input => [input.getAttribute('name')!, input.getAttribute('value')!] as [string, string])
    await admin.post(page.document.querySelector('#delete')!.getAttribute('formaction')!, [...fields, ...Object.entries(typed) as Array<[string, string]>])
    return [...admin.page().messages('success'), ...listErrors(admin)]
  }
  t.same(await remove(1), ['You cannot delete self-assigned roles.'])
  t.same(await remove(3, { current_password: 'wrong' }), ['The password entered for the current user is invalid. Verify the password and try again.'])
  t.match(await lastEvent(testApp), { action: 'role_deleted', outcome: 'refused', details: '{"reason":"own_password_wrong"}' })
  t.match((await admin.open(`${rolesUrl}editrole/rid/3/`)).document.querySelector('#delete')?.getAttribute('data-confirm'), 'Users have this role: 1.')
  t.same(await remove(3), ['You deleted the role.'])
  t.match(await lastEvent(testApp), { action: 'role_deleted', outcome: 'success', target: 'Role of ada', details: '{"users":"ada"}' })
  t.same(await testApp.database('authorization_role').where({ role_id: 3 }).orWhere({ parent_id: 3 }), [])
  t.same(await testApp.database('authorization_rule').where({ role_id: 3 }), [])
  t.equal((await admin.open('/admin/admin/user_role/editrole/rid/3/')).url, rolesUrl)
})

t.test('a role is not deleted under users whom the page did not show', async t => {
  const { testApp, admin, dump } = await open(t)
  await admin.open(rolesUrl)
  const before = await dump()
  const fields = Object.entries({ form_key: formKeyOf(admin), ...password })
  await admin.post(`${rolesUrl}delete/rid/5/`, fields)
  t.match(listErrors(admin).join(), 'Users have this role (1), and without it they could do nothing.')
  t.equal(await dump(), before)
  await testApp.database('authorization_role').where({ role_type: 'U', parent_id: 5 }).delete()
  t.same((await admin.post(`${rolesUrl}delete/`, [...fields, ['rid', '5']])).messages('success'), ['You deleted the role.'])
})
